import type postgres from 'postgres'
import { type CastName, castEngagements } from '@/db/cast'
import { wordsOf } from '@/lib/templates/words'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { type BuiltAction, builtActions, callAction } from '../stage/actions'
import { say } from '../stage/frame'
import { bySession, type Write } from './by-session'
import type { Words } from './words'

type Asking = { origin: string; buildDir: string; cookies: ReadonlyMap<CastName, string> }

const { daniel } = castEngagements
const { visionId, id: engagementId } = daniel
const uuid = () => crypto.randomUUID()

/** Every field that an action takes words in, filled through the action itself. Answers what was refused. */
export async function byAction(
  words: Words,
  admin: postgres.Sql,
  asking: Asking,
  write: Write,
): Promise<string[]> {
  const actions = new Map(builtActions(asking.buildDir).map((action) => [action.name, action]))
  const refused: string[] = []
  const act = async (name: string, by: CastName, sent: unknown) => {
    const action = actions.get(name)
    if (!action) throw new Error(`There is no action ${name}.`)
    const body = await ask(asking, action, by, sent)
    if (!body.includes('"ok":true')) refused.push(`${name}: ${body.slice(-160)}`)
  }
  const many = (field: string, most: number, between = ' ') => words.many('action', field, most, between)
  const one = (field: string, most: number) => words.one('action', field, most)

  const opening = () => ({
    visionId,
    threadId: uuid(),
    commentId: uuid(),
    section: 'why',
    checkpointId: null,
  })
  const anchor = (quote: string) => ({
    start: null,
    end: null,
    words: quote,
    before: quote.slice(0, 60),
    after: quote.slice(0, 60),
    at: 0,
    others: 0,
  })
  for (let round = 0; round < 6; round++) {
    const thread = opening()
    const quote = many('quote of a passage', 1000)
    const body = many('comment on a passage', 4000)
    await act('lib/comments/actions.ts commentOnPassage', 'daniel', {
      ...thread,
      anchor: anchor(quote),
      body,
      asks: round === 0,
    })
    const commentId = uuid()
    const reply = { threadId: thread.threadId, commentId, body: many('reply', 4000, '\n') }
    await act('lib/comments/actions.ts reply', 'maya', reply)
    if (round > 0) continue
    const edited = { commentId, body: many('edited comment', 4000) }
    await act('lib/comments/actions.ts editComment', 'maya', edited)
    await act('lib/comments/actions.ts commentOnElement', 'daniel', {
      ...opening(),
      section: 'nonneg',
      elementId: uuid(),
      field: null,
      quote: many('quote of an element', 1000),
      body: many('comment on an element', 4000),
      asks: false,
    })
  }
  const [checkpoint] = await admin<{ id: string }[]>`
    select id from checkpoints where engagement_id = ${engagementId} order by through_seq desc limit 1`
  await act('lib/comments/actions.ts suggest', 'maya', {
    ...opening(),
    checkpointId: checkpoint?.id ?? null,
    anchor: anchor('drifting for the last six of them'),
    replacement: many('suggested words', 2000),
    body: many('why they are suggested', 4000),
  })

  for (let round = 0; round < 3; round++) {
    const commitmentId = uuid()
    const [owner] = await admin<
      { id: string }[]
    >`select client_id as id from engagements where id = ${engagementId}`
    await act('lib/commitments/actions.ts makeCommitment', 'daniel', {
      commitmentId,
      engagementId,
      sessionId: null,
      ownerId: owner?.id,
      text: many('commitment', 400),
      dueOn: null,
      confidence: 5,
      wouldChange: many('what would change a commitment', 400),
      milestoneId: null,
    })
    if (round > 1) continue
    const outcome = { commitmentId, kind: round === 0 ? 'kept' : 'let_go', words: many('outcome', 1000) }
    await act('lib/commitments/actions.ts settleCommitment', 'daniel', outcome)
  }

  const person = (who: string) => ({
    firstName: one(`first name of a ${who}`, 59),
    lastName: one(`last name of a ${who}`, 59),
    email: `${uuid()}@proof.example`,
    note: many(`note to a ${who}`, 1000, '\n'),
  })
  for (let round = 0; round < 5; round++) {
    await act('lib/invitations/actions.ts inviteClient', 'maya', {
      ...person('client'),
      purpose: many('purpose', 200),
      startsOn: '2026-12-01',
      sessionsAgreed: 6,
    })
    await act('lib/invitations/actions.ts inviteCoach', 'ingrid', person('coach'))
  }
  await act('lib/practices/actions.ts changePractice', 'ingrid', {
    name: one('name of a practice', 80),
    slug: 'harbor',
    mark: 'anchor',
    timeZone: 'America/New_York',
    accentHue: 166,
  })

  const day = '2028-03-0'
  for (let round = 1; round <= 3; round++) {
    await act('lib/sessions/actions.ts bookSessions', 'maya', {
      engagementId,
      day: `${day}${round}`,
      clock: '16:00',
      minutes: 60,
      link: `https://harbor.example/${many('meeting link', 400, '').replaceAll(/\s/g, '/')}`,
      everyWeeks: 0,
      times: 1,
    })
    const [session] = await admin<{ id: string }[]>`
      select id from sessions where engagement_id = ${engagementId} and cancelled_at is null and opened_at is null
      order by starts_at desc limit 1`
    const reason = many('reason for moving a session', 400)
    const moved = { sessionId: session?.id, day: `${day}${round + 3}`, clock: '16:00', minutes: 60, reason }
    await act('lib/sessions/actions.ts moveSession', 'maya', moved)
    if (round === 3) continue
    const cancelled = { sessionId: session?.id, reason: many('reason for cancelling', 400) }
    await act('lib/sessions/actions.ts cancelSession', 'maya', cancelled)
  }

  const copied = {
    from: { key: defaultTemplate.key, version: defaultTemplate.version },
    title: one('title of a method', 80),
  }
  await act('lib/templates/actions.ts copyTemplate', 'maya', copied)
  const [template] = await admin<{ id: string }[]>`select id from templates order by created_at desc limit 1`
  await act('lib/templates/actions.ts publishTemplate', 'maya', {
    templateId: template?.id,
    after: 1,
    words: hostileTemplate(words),
  })

  await bySession(words, admin, act, write)

  await act('lib/signoffs/actions.ts askForReview', 'daniel', {
    visionId,
    note: many('note to a review', 500),
  })
  const [asked] = await admin<{ id: string }[]>`
    select id from review_requests where vision_id = ${visionId} order by asked_at desc limit 1`
  const answer = { requestId: asked?.id, answer: 'changes', words: many('answer to a review', 2000) }
  await act('lib/signoffs/actions.ts answerReview', 'maya', answer)
  await act('lib/signoffs/actions.ts proposeVersion', 'daniel', visionId)
  const [version] = await admin<{ id: string }[]>`
    select id from versions where vision_id = ${visionId} order by number desc limit 1`
  const back = { versionId: version?.id, reason: many('reason for sending back', 2000) }
  await act('lib/signoffs/actions.ts sendBackVersion', 'maya', back)
  await act('lib/signoffs/actions.ts proposeVersion', 'maya', visionId)
  for (const each of refused) say(`REFUSED  ${each}`)
  return refused
}

async function ask(
  { origin, cookies }: Asking,
  action: BuiltAction,
  by: CastName,
  sent: unknown,
): Promise<string> {
  const at = new URL(
    action.page.replaceAll(/\[[^/]+\]/g, (name) => parameters[name] ?? 'x'),
    origin,
  )
  const headers = { cookie: cookies.get(by) ?? '', origin }
  return (await callAction(at, action, { args: ['harbor', sent] }, headers)).body
}

const parameters: Readonly<Record<string, string>> = {
  '[practice]': 'harbor',
  '[engagement]': engagementId,
  '[visionId]': visionId,
  '[number]': '1',
  '[session]': engagementId,
}

/** A method with hostile words wherever a form takes them. */
function hostileTemplate(words: Words) {
  const { subtitle: _, ...own } = wordsOf(defaultTemplate)
  const say = (field: string) => words.one('action', field, 60)
  return {
    ...own,
    title: say('title of a method'),
    subtitle: say('subtitle of a method'),
    parts: own.parts.map((part) => ({
      ...part,
      label: say('name of a part'),
      sections: part.sections.map((section) => ({
        ...section,
        title: say('title of a section'),
        prompts: section.prompts.map(() => say('question of a section')),
      })),
    })),
  }
}
