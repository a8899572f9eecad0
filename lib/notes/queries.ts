import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { readFragment } from '@/lib/visions/document/read-text'
import { type Block, isBlank } from '@/lib/visions/document/rich-text'
import { notesRoot } from '@/lib/visions/document/roots'
import { restore } from '@/lib/visions/log'
import { engagementId as engagementAddress } from './input'
import { notesMarkdown } from './markdown'
import type { NoteDocuments, OwnNote, SessionNotes } from './note'

/** The notes documents of a session that are there, as far as this person may know of them. */
export async function noteDocuments({ db, actor }: Practice, sessionId: string): Promise<NoteDocuments> {
  // The coach before may have kept notes of the same session; the wall shows everybody only their own.
  const rows = await db.execute<{ id: string; kind: string }>(sql`
    select id, kind from documents
    where practice_id = ${actor.practiceId} and session_id = ${sessionId}`)
  const shared = rows.find(({ kind }) => kind === 'shared_notes')
  const own = rows.find(({ kind }) => kind !== 'shared_notes')
  return { shared: shared?.id ?? null, own: own?.id ?? null }
}

/** What stands in the notes of a session now: the shared ones, and the reader's own. */
export async function notesOfSession(
  practice: Practice,
  sessionId: string,
): Promise<{ shared: Block[]; own: Block[] }> {
  const { shared, own } = await noteDocuments(practice, sessionId)
  const texts = await textsOf(
    practice,
    [shared, own].filter((id) => id !== null),
  )
  const textOf = (id: string | null) => (id === null ? [] : (texts.get(id) ?? []))
  return { shared: textOf(shared), own: textOf(own) }
}

/** The reader's own notes of an engagement, newest session first; sessions without a word are left out. */
async function ownNotesWithin(practice: Practice, engagementId: string): Promise<OwnNote[]> {
  const { db, actor } = practice
  const rows = await db.execute<{
    documentId: string
    sessionId: string
    number: number
    startsAt: string
  }>(sql`
    select d.id as "documentId", s.id as "sessionId", s.number, s.starts_at as "startsAt"
    from documents d join sessions s on s.practice_id = d.practice_id and s.id = d.session_id
    where d.practice_id = ${actor.practiceId} and d.engagement_id = ${engagementId} and d.keeper_id = ${actor.memberId}
    order by s.starts_at desc`)
  const texts = await textsOf(
    practice,
    rows.map(({ documentId }) => documentId),
  )
  return rows.flatMap(({ startsAt, ...session }) => {
    const text = texts.get(session.documentId) ?? []
    return isBlank(text) ? [] : [{ ...session, startsAt: new Date(startsAt), text }]
  })
}

/** As `ownNotesWithin`, for the page of somebody's notes. */
export async function ownNotes(actor: Actor, engagementId: string): Promise<OwnNote[]> {
  return withPractice(actor, (practice) => ownNotesWithin(practice, engagementId))
}

/** One's own notes of an engagement and the shared ones, as text to take along; null where there are none to read. */
export async function notesFile(actor: Actor, engagementId: string, zone: string): Promise<string | null> {
  const { success } = engagementAddress.safeParse(engagementId)
  if (!success) return null
  return withPractice(actor, async (practice) => {
    const [known] = await practice.db.execute(sql`
      select 1 from engagements e where e.practice_id = ${actor.practiceId} and e.id = ${engagementId}
        and ${actor.memberId} in (e.coach_id, e.client_id)`)
    return known ? notesMarkdown(await allNotesWithin(practice, engagementId), zone) : null
  })
}

/** Every session with a word in it, the oldest first. */
async function allNotesWithin({ db, actor }: Practice, engagementId: string): Promise<SessionNotes[]> {
  const rows = await db.execute<{ id: string; kind: string; number: number; startsAt: string }>(sql`
    select d.id, d.kind, s.number, s.starts_at as "startsAt"
    from documents d join sessions s on s.practice_id = d.practice_id and s.id = d.session_id
    where d.practice_id = ${actor.practiceId} and d.engagement_id = ${engagementId}
      and (d.kind = 'shared_notes' or d.keeper_id = ${actor.memberId})
    order by s.starts_at, d.kind`)
  const texts = await textsOf(
    { db, actor },
    rows.map(({ id }) => id),
  )
  const sessions = new Map<number, SessionNotes>()
  for (const { id, kind, number, startsAt } of rows) {
    const notes = sessions.get(number) ?? { number, startsAt: new Date(startsAt), shared: [], own: [] }
    sessions.set(number, { ...notes, [kind === 'shared_notes' ? 'shared' : 'own']: texts.get(id) ?? [] })
  }
  return [...sessions.values()].filter(({ shared, own }) => !isBlank(shared) || !isBlank(own))
}

/** What the log says of each of these documents, in two questions however many there are. */
async function textsOf({ db, actor }: Practice, documentIds: string[]): Promise<Map<string, Block[]>> {
  if (documentIds.length === 0) return new Map()
  const asked = sql.join(
    documentIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const kept = await db.execute<{ id: string; through_seq: string; bytes: Buffer }>(sql`
    select document_id as id, through_seq, state as bytes from document_snapshots
    where practice_id = ${actor.practiceId} and document_id in (${asked})`)
  const later = await db.execute<{ id: string; bytes: Buffer }>(sql`
    select u.document_id as id, u.bytes from document_updates u
    left join document_snapshots s on s.practice_id = u.practice_id and s.document_id = u.document_id
    where u.practice_id = ${actor.practiceId} and u.document_id in (${asked})
      and u.seq > coalesce(s.through_seq, 0)
    order by u.seq`)
  const updates = Map.groupBy(later, ({ id }) => id)
  return new Map(
    documentIds.map((id) => {
      const snapshot = kept.find((row) => row.id === id)?.bytes ?? null
      const bytes = (updates.get(id) ?? []).map((row) => row.bytes)
      return [id, textIn(snapshot, bytes)]
    }),
  )
}

/** A row that cannot be read is left out: it must not keep anybody from all the others. */
function textIn(snapshot: Uint8Array | null, updates: Uint8Array[]): Block[] {
  const doc = new Y.Doc()
  try {
    restore(doc, { snapshot, updates, throughSeq: 0 }, () => {})
    return readFragment(doc, notesRoot)
  } finally {
    doc.destroy()
  }
}
