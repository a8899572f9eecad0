import type postgres from 'postgres'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { recapScreen } from '@/lib/recaps/queries'
import { type NotesKind, rawNotes } from './raw'
import type { Words } from './words'

type Act = (name: string, by: CastName, sent: unknown) => Promise<void>
/** Sends edits to a document on the socket. */
export type Write = (documentId: string, by: CastName, updates: readonly Uint8Array[]) => Promise<void>

const { id: engagementId } = castEngagements.daniel
const uuid = () => crypto.randomUUID()

/** What is written around a session: before it, in it, after it and between two of them. Answers the one that was held. */
export async function bySession(words: Words, admin: postgres.Sql, act: Act, write: Write): Promise<string> {
  const many = (field: string, most: number, between = ' ') => words.many('action', field, most, between)
  const addTopics = async (sessionId: string) => {
    for (const by of ['daniel', 'maya'] as const)
      await act('lib/agenda/actions.ts addTopic', by, {
        topicId: uuid(),
        sessionId,
        text: many('topic of an agenda', 200),
        minutes: 10,
      })
  }

  const next = await sessionOf(admin, 'opened_at is null and cancelled_at is null and starts_at > now()')
  await addTopics(next)
  await act('lib/preparation/actions.ts saveAnswers', 'daniel', {
    sessionId: next,
    since: many('answer: what happened', 4000, '\n'),
    focus: many('answer: the focus', 4000, '\n'),
    worth: many('answer: what it is worth', 4000, '\n'),
  })
  await act('lib/preparation/actions.ts sayReady', 'daniel', { sessionId: next, ready: true })
  await act('lib/preparation/actions.ts noteToSelf', 'maya', {
    sessionId: next,
    words: many('note to oneself', 400),
  })
  await act('lib/drift/actions.ts checkIn', 'daniel', {
    checkInId: uuid(),
    engagementId,
    going: 5,
    kept: [],
    atRisk: [],
    line: many('line of a check-in', 280),
  })

  await act('lib/sessions/actions.ts openUnbooked', 'maya', engagementId)
  const held = await sessionOf(admin, 'opened_at is not null and ended_at is null')
  await addTopics(held)
  for (const by of ['daniel', 'maya'] as const) await act('lib/notes/actions.ts beginNotes', by, held)
  for (const [kind, by] of keepers) await write(await notesOf(admin, held, kind), by, rawNotes(words, kind))
  await act('lib/sessions/actions.ts endSession', 'maya', held)
  await act('lib/recaps/actions.ts editRecap', 'maya', {
    sessionId: held,
    edits: {
      headline: many('headline of a recap', 120),
      leftOut: [],
      notes: [many('note of a recap', 2000), many('note of a recap', 2000)],
      closing: many('closing of a recap', 300),
    },
  })
  const { practiceId, id: memberId, role } = cast.maya
  const draft = await recapScreen({ practiceId, memberId, role }, held)
  if (draft?.state !== 'draft') throw new Error('The recap of an ended session is not a draft.')
  await act('lib/recaps/actions.ts sendRecap', 'maya', { sessionId: held, digest: draft.digest })
  return held
}

/** Who writes which notes; both may write the shared ones. */
const keepers = [
  ['shared_notes', 'daniel'],
  ['shared_notes', 'maya'],
  ['client_notes', 'daniel'],
  ['coach_notes', 'maya'],
] as const

async function notesOf(admin: postgres.Sql, sessionId: string, kind: NotesKind): Promise<string> {
  const [notes] = await admin<{ id: string }[]>`
    select id from documents where session_id = ${sessionId} and kind = ${kind}`
  if (!notes) throw new Error(`The session has no ${kind}.`)
  return notes.id
}

async function sessionOf(admin: postgres.Sql, which: string): Promise<string> {
  const [session] = await admin<{ id: string }[]>`
    select id from sessions where engagement_id = ${engagementId} and ${admin.unsafe(which)}
    order by starts_at limit 1`
  if (!session) throw new Error(`Daniel has no session of which holds: ${which}.`)
  return session.id
}
