import { sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { type CastEngagement, cast, castSession } from './cast'
import { castPreparations } from './cast-sessions'
import { daysFromToday } from './history'

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** What the cast has put on the agenda of its next session, and what was answered and noted before it. */
export async function prepareNext(db: Db, engagement: CastEngagement): Promise<void> {
  const said = castPreparations[engagement.client]
  if (!said || !engagement.next) return
  const { practiceId } = cast[engagement.coach]
  const sessionId = castSession(engagement, engagement.held.length + 1)
  // Before what came from questions: it was there first.
  for (const [at, { says, minutes, by }] of (said.topics ?? []).entries()) {
    await db.execute(sql`
      insert into agenda_topics (practice_id, engagement_id, session_id, text, minutes, rank, added_by)
      values (${practiceId}, ${engagement.id}, ${sessionId}, ${says}, ${minutes}, ${at - 20}, ${cast[by].id})`)
  }
  if (said.answers) {
    const { since, focus, worth, readyDaysAgo } = said.answers
    const readyAt = readyDaysAgo === undefined ? null : daysFromToday(-readyDaysAgo, 6).toISOString()
    await db.execute(sql`
      insert into preparations (practice_id, session_id, engagement_id, client_id, since, focus, worth, ready_at)
      values (${practiceId}, ${sessionId}, ${engagement.id}, ${cast[engagement.client].id}, ${since}, ${focus},
        ${worth}, ${readyAt}::timestamptz)`)
  }
  if (said.noteToSelf) {
    await db.execute(sql`
      insert into notes_to_self (practice_id, session_id, engagement_id, member_id, words)
      values (${practiceId}, ${sessionId}, ${engagement.id}, ${cast[engagement.coach].id}, ${said.noteToSelf})`)
  }
}
