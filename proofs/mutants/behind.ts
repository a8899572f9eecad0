// Policies that may be loosened without anything opening, because another one says the same. Each is shown with the wall
// that stands behind it: loosened together, the matrix sees it.

const eachUpdate = (table: string, policy: string, says: string) => {
  const [using, check] = [`${table}: ${policy}: using true`, `${table}: ${policy}: with check true`]
  return { using, check, says }
}

const sessions = eachUpdate(
  'sessions',
  'the coach opens and ends',
  'before and after the change the engagement is the same, because no grant lets it be changed',
)
const invitations = eachUpdate(
  'invitations',
  'taken back by the coach, for coaches by the owner',
  'before and after the change the engagement is the same, because no grant lets it be changed',
)
const reads = eachUpdate(
  'checkpoint_reads',
  'your own',
  'before and after the change it is the same person at the same engagement, because no grant lets them be changed',
)
const practices = eachUpdate(
  'practices',
  'the owner runs it',
  'before and after the change it is the same practice, and the same person asks',
)
const members = eachUpdate(
  'members',
  'the owner decides on roles, anybody leaves',
  'what may stand after the change says whose place it may be',
)

const visions = eachUpdate(
  'visions',
  'its client moves it to a newer template',
  'before and after the change the engagement is the same, because no grant lets it be changed',
)
const templates = eachUpdate(
  'templates',
  'owners and coaches name and retire them',
  'before and after the change the same person asks',
)
const offered = eachUpdate(
  'offered_hours',
  'a coach changes their own',
  'before and after the change it is the same coach, because no grant lets it be changed',
)
const agenda = eachUpdate(
  'agenda_topics',
  'by either, while the work is under way',
  'before and after the change the engagement is the same, because no grant lets it be changed',
)
const preparations = eachUpdate(
  'preparations',
  'the client, while the work is under way',
  'before and after the change it is the same client at the same engagement, because no grant lets them be changed',
)
const recapDrafts = eachUpdate(
  'recap_drafts',
  'the coach edits',
  'before and after the change the engagement is the same, because no grant lets it be changed',
)
const withinPractice = (table: string) => ({
  [`${table}: everybody in the practice: using true`]: {
    wall: `${table}: within the practice: taken down`,
    says: 'the wall between practices leaves what everybody in this one may read',
  },
})
const threads = eachUpdate(
  'threads',
  'resolved as yourself, opened again by either',
  'what may stand after the change says whose engagement it may be',
)
const comments = eachUpdate(
  'comments',
  'your own, until you delete it',
  'before the change it was the same person’s, because no grant lets that be changed',
)
const asked = eachUpdate(
  'questions',
  'your own',
  'before and after the change it is the same person at the same engagement, because no grant lets them be changed',
)
/** Of rows that nobody else reads: a change finds only what may be read, so both halves of its rule stand behind that. */
const ownRows: readonly { table: string; changes: string; reads: string }[] = [
  { table: 'thread_reads', changes: 'your own', reads: 'told to nobody else' },
  { table: 'notices', changes: 'looked at by whom they tell', reads: 'told to nobody else' },
  { table: 'message_settings', changes: 'your own to change', reads: 'your own' },
  { table: 'calendar_feeds', changes: 'you renew and end your own', reads: 'your own' },
  { table: 'hours_elsewhere', changes: 'a coach removes their own', reads: 'your own' },
  { table: 'hours_terms', changes: 'a coach changes their own', reads: 'your own' },
  { table: 'notes_to_self', changes: 'one’s own, as the coach', reads: 'whoever wrote it' },
]

export type Behind = { wall: string; says: string }

export const behind: Readonly<Record<string, Behind>> = {
  ...either(sessions),
  ...either(invitations),
  [reads.using]: { wall: reads.check, says: reads.says },
  ...either(asked),
  ...either(practices),
  ...either(visions),
  ...either(templates),
  ...either(offered),
  ...either(agenda),
  ...either(preparations),
  ...either(recapDrafts),
  ...Object.assign({}, ...ownRows.map(behindReading)),
  ...withinPractice('templates'),
  ...withinPractice('template_versions'),
  [threads.using]: { wall: threads.check, says: threads.says },
  [comments.check]: { wall: comments.using, says: comments.says },
  [members.using]: { wall: members.check, says: members.says },
  'practices: its members read it: using true': {
    wall: 'practices: within the practice: taken down',
    says: 'the wall between practices leaves one row, and that is the one',
  },
  'practices: asked by the wall: opened to people’s work': {
    wall: 'practices: within the practice: taken down',
    says: 'the wall between practices leaves one row, and that is the one',
  },
}

function either({ using, check, says }: ReturnType<typeof eachUpdate>) {
  return { [using]: { wall: check, says }, [check]: { wall: using, says } }
}

function behindReading({ table, changes, reads }: (typeof ownRows)[number]): Record<string, Behind> {
  const stands = {
    wall: `${table}: ${reads}: using true`,
    says: 'a change finds only rows that may be read, and whose they are no grant lets be changed',
  }
  return { [`${table}: ${changes}: using true`]: stands, [`${table}: ${changes}: with check true`]: stands }
}
