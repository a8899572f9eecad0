import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { refuseUnless } from '@/lib/refusal'
import { findSession } from '@/lib/sessions/find-session'
import type { NoteDocuments } from './note'
import { mayKeepOwnNotes, mayShareNotes } from './policy'
import { noteDocuments } from './queries'

/**
 * Begins the notes of a session that are not there yet: one's own at any time, the shared ones once it is open. Two who
 * ask at once have one document. Nothing is announced: that somebody keeps private notes is nobody's business.
 */
export async function beginNotes(practice: Practice, sessionId: string): Promise<NoteDocuments> {
  const { db, actor } = practice
  const { session, engagement, seat } = await findSession(practice, sessionId)
  refuseUnless(mayKeepOwnNotes(engagement), 'This work has ended; its notes are to be read.', 'conflict')

  const kinds = [
    seat === 'coach' ? 'coach_notes' : 'client_notes',
    ...(mayShareNotes(engagement, session) ? ['shared_notes'] : []),
  ]
  for (const kind of kinds) {
    // Plain SQL: whose notes they are is the database's word, and the grant covers only these columns.
    await db.execute(sql`
      insert into documents (practice_id, engagement_id, session_id, kind)
      values (${actor.practiceId}, ${engagement.id}, ${sessionId}, ${kind}) on conflict do nothing`)
  }
  return noteDocuments(practice, sessionId)
}
