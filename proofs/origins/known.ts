import { type CastName, castEngagements, castSession } from '@/db/cast'
import { defaultSettings } from '@/lib/notices/settings'
import { wordsOf } from '@/lib/templates/words'
import { defaultTemplate } from '@/lib/visions/document/templates'
import type { Sent } from '../stage/actions'

/** How an action is asked so that it answers, and by whom; null is somebody who signs in and is a member nowhere. */
export type Known = { by: CastName | null; sent: Sent }

// Whole, and wrong in one thing that our own page is told: what is heard changes nothing that others rely on.
const person = { firstName: 'Robin', lastName: 'Wells', email: 'no address', note: '' }
const engagement = { purpose: 'To be proved', startsOn: '2026-12-01', sessionsAgreed: 6 }
const practice = { name: 'Proof', slug: 'no slug', mark: 'anchor', timeZone: 'UTC' }
const someday = '2026-12-01T15:00:00.000Z'
const nothing = '00000000-0000-4000-8000-000000000000'
const opening = {
  visionId: nothing,
  threadId: nothing,
  commentId: nothing,
  section: 'why',
  checkpointId: null,
}
const commitment = {
  commitmentId: nothing,
  ownerId: nothing,
  text: 'To prove',
  dueOn: null,
  confidence: null,
  wouldChange: '',
  milestoneId: null,
}
const at = (practice: string, by: CastName, given: unknown): Known => ({
  by,
  sent: { args: [practice, given] },
})
const form = (fields: Record<string, string>, by: CastName = 'maya'): Known => ({
  by,
  sent: { form: fields },
})

/** Every server action. What stands in the build and not here fails the proof. */
export const knownActions: Readonly<Record<string, Known>> = {
  'lib/auth/actions.ts sendCode': form({ email: 'origins@proof.example', practice: '' }),
  'lib/auth/actions.ts signUp': form({ name: 'Somebody', email: 'origins@proof.example' }),
  'lib/auth/actions.ts sendAnother': form({ practice: '' }),
  'lib/auth/actions.ts enterCode': form({ code: '123456' }),
  // Their form stands on a page that only those two see.
  'lib/auth/actions.ts askForProof': form({}, 'daniel'),
  'lib/auth/actions.ts giveProof': form({ code: '123456' }, 'daniel'),
  'lib/auth/actions.ts openLink': form({ token: 'x' }),
  'lib/auth/actions.ts signInAs': form({ memberId: nothing }),
  'lib/auth/actions.ts signOn': form({}),
  'lib/auth/actions.ts endSignIn': form({ signInId: nothing }),
  'lib/auth/actions.ts endOtherSignIns': form({}),
  'lib/invitations/actions.ts inviteClient': at('harbor', 'maya', { ...person, ...engagement }),
  'lib/invitations/actions.ts importClients': at('harbor', 'maya', { clients: [], note: '' }),
  'lib/invitations/actions.ts checkAddresses': at('harbor', 'maya', { emails: [] }),
  'lib/invitations/actions.ts inviteCoach': at('harbor', 'ingrid', person),
  'lib/invitations/actions.ts sendAgain': at('harbor', 'maya', { invitationId: nothing }),
  'lib/invitations/actions.ts revoke': at('harbor', 'maya', { invitationId: nothing }),
  'lib/invitations/actions.ts acceptInvitation': form({
    token: 'x',
    termsHash: '0'.repeat(64),
    timeZone: '',
  }),
  'lib/practices/actions.ts startPractice': form({ ...practice, accentHue: '200' }),
  'lib/practices/actions.ts changePractice': at('harbor', 'ingrid', { ...practice, accentHue: 200 }),
  'lib/practices/actions.ts closePractice': at('harbor', 'ingrid', { name: 'not its name' }),
  'lib/practices/actions.ts reopenPractice': at('harbor', 'ingrid', {}),
  'lib/people/actions.ts changeRole': at('harbor', 'ingrid', { memberId: nothing, role: 'coach' }),
  'lib/people/actions.ts removeMember': at('harbor', 'ingrid', { memberId: nothing }),
  'lib/people/actions.ts describeMe': at('harbor', 'ingrid', {
    name: 'Ingrid Solberg',
    place: '',
    timeZone: 'America/New_York',
  }),
  'lib/people/actions.ts leavePractice': at('harbor', 'ingrid', {}),
  'lib/engagements/actions.ts pauseEngagement': at('harbor', 'maya', nothing),
  'lib/engagements/actions.ts resumeEngagement': at('harbor', 'maya', nothing),
  'lib/engagements/actions.ts endEngagement': at('harbor', 'maya', nothing),
  'lib/engagements/actions.ts beginAnother': at('harbor', 'maya', { engagementId: nothing, ...engagement }),
  'lib/engagements/actions.ts proposeHandover': at('harbor', 'maya', {
    engagementId: nothing,
    toCoachId: nothing,
  }),
  'lib/engagements/actions.ts withdrawHandover': at('harbor', 'maya', nothing),
  'lib/engagements/actions.ts acceptHandover': at('harbor', 'daniel', nothing),
  'lib/engagements/actions.ts declineHandover': at('harbor', 'daniel', nothing),
  'lib/drift/actions.ts noteSeen': at('harbor', 'daniel', { signalIds: [nothing] }),
  'lib/drift/actions.ts dismissSignal': at('harbor', 'daniel', { signalId: nothing, reason: 'Busy.' }),
  'lib/drift/actions.ts checkIn': at('harbor', 'daniel', {
    checkInId: nothing,
    engagementId: nothing,
    going: 5,
    kept: [],
    atRisk: [],
    line: '',
  }),
  'lib/drift/actions.ts remindMe': at('harbor', 'daniel', { engagementId: nothing, onDay: '2026-12-01' }),
  'lib/visions/actions.ts shareSection': at('harbor', 'daniel', {
    visionId: nothing,
    section: 'life',
    digest: '0'.repeat(64),
  }),
  'lib/visions/actions.ts beginFromFile': at('harbor', 'daniel', { visionId: nothing, file: '{}' }),
  'lib/visions/actions.ts markRead': at('harbor', 'maya', {
    visionId: nothing,
    checkpointId: nothing,
  }),
  'lib/templates/actions.ts copyTemplate': at('harbor', 'maya', {
    from: { key: 'none', version: 1 },
    title: 'Proof',
  }),
  'lib/templates/actions.ts publishTemplate': at('harbor', 'maya', {
    templateId: nothing,
    after: 1,
    words: wordsOf(defaultTemplate),
  }),
  'lib/templates/actions.ts retireTemplate': at('harbor', 'maya', nothing),
  'lib/templates/actions.ts moveVision': at('harbor', 'daniel', nothing),
  'lib/signoffs/actions.ts askForReview': at('harbor', 'daniel', { visionId: nothing, note: '' }),
  'lib/signoffs/actions.ts answerReview': at('harbor', 'maya', {
    requestId: nothing,
    answer: 'ready',
    words: '',
  }),
  'lib/signoffs/actions.ts proposeVersion': at('harbor', 'maya', nothing),
  'lib/signoffs/actions.ts takeReviewBack': at('harbor', 'daniel', { visionId: nothing }),
  'lib/signoffs/actions.ts withdrawVersion': at('harbor', 'maya', nothing),
  'lib/signoffs/actions.ts sendBackVersion': at('harbor', 'maya', { versionId: nothing, reason: 'To prove' }),
  'lib/signoffs/actions.ts signVersion': at('harbor', 'maya', {
    versionId: nothing,
    digest: '0'.repeat(64),
    statementHash: '0'.repeat(64),
    typedName: 'Maya Okafor',
  }),
  'lib/comments/actions.ts commentOnPassage': at('harbor', 'maya', {
    ...opening,
    anchor: { start: null, end: null, words: 'x', before: '', after: '', at: 0, others: 0 },
    body: 'x',
    asks: false,
  }),
  'lib/comments/actions.ts commentOnElement': at('harbor', 'maya', {
    ...opening,
    elementId: nothing,
    field: null,
    quote: 'x',
    body: 'x',
    asks: false,
  }),
  'lib/comments/actions.ts suggest': at('harbor', 'maya', {
    ...opening,
    anchor: { start: null, end: null, words: 'x', before: '', after: '', at: 0, others: 0 },
    replacement: 'y',
    body: '',
  }),
  'lib/comments/actions.ts reply': at('harbor', 'maya', { threadId: nothing, commentId: nothing, body: 'x' }),
  'lib/comments/actions.ts editComment': at('harbor', 'maya', { commentId: nothing, body: 'x' }),
  'lib/comments/actions.ts deleteComment': at('harbor', 'maya', nothing),
  'lib/comments/actions.ts resolveThread': at('harbor', 'maya', nothing),
  'lib/comments/actions.ts reopenThread': at('harbor', 'maya', nothing),
  'lib/comments/actions.ts askForNextSession': at('harbor', 'maya', nothing),
  'lib/comments/actions.ts withdrawQuestion': at('harbor', 'maya', nothing),
  'lib/comments/actions.ts decideSuggestion': at('harbor', 'daniel', {
    threadId: nothing,
    outcome: 'declined',
  }),
  'lib/comments/actions.ts markThreadsRead': at('harbor', 'maya', {
    visionId: nothing,
    threadIds: [nothing],
  }),
  'lib/agenda/actions.ts addTopic': at('harbor', 'maya', {
    topicId: nothing,
    sessionId: nothing,
    text: 'x',
    minutes: 10,
  }),
  'lib/agenda/actions.ts changeTopic': at('harbor', 'maya', { topicId: nothing, text: 'x', minutes: 10 }),
  'lib/agenda/actions.ts takeTopicOff': at('harbor', 'maya', nothing),
  'lib/agenda/actions.ts putTopicBack': at('harbor', 'maya', nothing),
  'lib/agenda/actions.ts orderTopics': at('harbor', 'maya', { sessionId: nothing, topicIds: [nothing] }),
  'lib/agenda/actions.ts reachTopic': at('harbor', 'maya', { topicId: nothing, reached: true }),
  'lib/notices/actions.ts lookedAtNotices': at('harbor', 'maya', { ids: [nothing] }),
  'lib/commitments/actions.ts makeCommitment': at('harbor', 'daniel', {
    ...commitment,
    engagementId: nothing,
    sessionId: null,
  }),
  'lib/commitments/actions.ts keepByLink': form({ token: 'x', words: '' }),
  'lib/commitments/actions.ts settleCommitment': at('harbor', 'daniel', {
    commitmentId: nothing,
    kind: 'kept',
    words: '',
  }),
  'lib/commitments/actions.ts changeCommitment': at('harbor', 'daniel', {
    commitmentId: nothing,
    words: '',
    next: commitment,
  }),
  'lib/preparation/actions.ts saveAnswers': at('harbor', 'daniel', {
    sessionId: nothing,
    since: '',
    focus: '',
    worth: '',
  }),
  'lib/preparation/actions.ts sayReady': at('harbor', 'daniel', { sessionId: nothing, ready: true }),
  'lib/preparation/actions.ts noteToSelf': at('harbor', 'maya', { sessionId: nothing, words: '' }),
  'lib/recaps/actions.ts editRecap': at('harbor', 'maya', {
    sessionId: nothing,
    edits: { headline: null, leftOut: [], notes: null, closing: '' },
  }),
  'lib/recaps/actions.ts sendRecap': at('harbor', 'maya', { sessionId: nothing, digest: '0'.repeat(64) }),
  'lib/recaps/actions.ts markRecapRead': at('harbor', 'daniel', nothing),
  'lib/notices/actions.ts changeMessages': at('harbor', 'jonas', {
    ...defaultSettings,
    choices: { ...defaultSettings.choices },
  }),
  'lib/notices/actions.ts stopEmails': form({ token: 'x' }),
  'lib/sessions/actions.ts openOrAsk': at('harbor', 'maya', nothing),
  'lib/sessions/actions.ts openBooked': at('harbor', 'maya', nothing),
  'lib/sessions/actions.ts openUnbooked': at('harbor', 'maya', nothing),
  'lib/sessions/actions.ts bookSessions': at('harbor', 'maya', {
    engagementId: nothing,
    day: '2026-12-01',
    clock: '16:00',
    minutes: 60,
    link: '',
    everyWeeks: 0,
    times: 1,
  }),
  'lib/sessions/actions.ts bookOffered': at('harbor', 'daniel', { engagementId: nothing, startsAt: someday }),
  'lib/sessions/actions.ts moveSession': at('harbor', 'maya', {
    sessionId: nothing,
    day: '2026-12-01',
    clock: '16:00',
    minutes: 60,
    reason: 'Proof',
  }),
  'lib/sessions/actions.ts moveToOffered': at('harbor', 'daniel', {
    sessionId: nothing,
    startsAt: someday,
    reason: 'Proof',
  }),
  'lib/sessions/actions.ts cancelSession': at('harbor', 'maya', { sessionId: nothing, reason: 'Proof' }),
  'lib/sessions/actions.ts setMeetingLink': at('harbor', 'maya', { sessionId: nothing, link: '' }),
  'lib/sessions/actions.ts offerHours': at('harbor', 'jonas', { hours: [] }),
  'lib/hours/actions.ts enterHours': at('harbor', 'maya', {
    client: 'Proof',
    people: 1,
    beganOn: '2026-12-02',
    endedOn: '2026-12-01',
    hours: 1,
    pay: 'paid',
  }),
  'lib/hours/actions.ts removeHours': at('harbor', 'maya', nothing),
  'lib/hours/actions.ts setHoursTerms': at('harbor', 'maya', {
    engagementId: nothing,
    pay: 'paid',
    naming: 'initials',
  }),
  'lib/sessions/actions.ts makeFeed': at('harbor', 'jonas', {}),
  'lib/sessions/actions.ts endFeed': at('harbor', 'jonas', {}),
  'lib/sessions/actions.ts endSession': at('harbor', 'maya', nothing),
  'lib/notes/actions.ts beginNotes': at('harbor', 'maya', nothing),
}

/** Every route handler, and the methods of it that change something. */
export const knownRoutes: Readonly<Record<string, readonly string[]>> = {
  '/sign-in/out': ['POST'],
  // Answers `POST` with not found, from wherever.
  '/api/auth/[...nextauth]': [],
  '/api/p/[practice]/engagements/[engagement]/export': [],
  '/api/p/[practice]/engagements/[engagement]/notes': [],
  '/api/p/[practice]/find': [],
  '/api/p/[practice]/hours': [],
  '/api/p/[practice]/sessions/[session]/calendar': [],
  '/api/p/[practice]/record': [],
  '/api/p/[practice]/notices': [],
  '/api/p/[practice]/sessions/news': [],
  '/api/p/[practice]/sessions/[session]/news': [],
  '/api/p/[practice]/notices/news': [],
  '/api/calendar/[token]': [],
  '/api/device-key': [],
  '/api/p/[practice]/visions/[visionId]/agreed': [],
  '/api/p/[practice]/visions/[visionId]/versions/[number]/file': [],
  '/api/p/[practice]/visions/[visionId]/seen': [],
  '/api/p/[practice]/visions/[visionId]/news': [],
  '/api/p/[practice]/visions/[visionId]/threads': [],
  // Posted to by mail programs (RFC 8058), from no page and without cookies: the signed token is all it knows.
  '/api/stop/[token]': [],
  '/icon.svg': [],
  '/apple-icon.png': [],
  '/manifest.webmanifest': [],
}

const parameters: Readonly<Record<string, string>> = {
  '[practice]': 'harbor',
  '[engagement]': castEngagements.daniel.id,
  '[session]': castSession(castEngagements.daniel, 1),
  '[number]': '1',
  '[moment]': '4102444800000',
  '[visionId]': castEngagements.daniel.visionId,
  '[template]': nothing,
  '[token]': 'x',
  '[...nextauth]': 'callback/sign-on',
}

/** A page or route with its parameters filled in. */
export const addressOf = (page: string) =>
  page.replaceAll(/\[[^/]+\]/g, (name) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`There is nothing to put for ${name} in ${page}.`)
    return value
  })
