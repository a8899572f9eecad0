import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { preparations } from '@/db/schema/preparation'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { refuseUnless } from '@/lib/refusal'
import { findSession } from '@/lib/sessions/find-session'
import type { noteToSelfInput, saveAnswersInput, sayReadyInput } from './input'
import { mayAnswer, mayNoteToSelf, maySayReady } from './policy'

/** Kept as they are written. Nobody is told of it: what somebody writes is not watched. */
export async function saveAnswers(
  practice: Practice,
  { sessionId, since, focus, worth }: z.output<typeof saveAnswersInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement, session } = await findSession(practice, sessionId)
  refuseUnless(
    mayAnswer(actor, engagement, session),
    'This session is over. What you answered stays as it was.',
    'conflict',
  )
  // Plain SQL: the grants cover only these columns.
  await db.execute(sql`
    insert into preparations (practice_id, session_id, engagement_id, client_id, since, focus, worth)
    values (${actor.practiceId}, ${sessionId}, ${engagement.id}, ${actor.memberId}, ${since}, ${focus}, ${worth})
    on conflict (practice_id, session_id) do update
      set since = excluded.since, focus = excluded.focus, worth = excluded.worth, updated_at = clock_timestamp()`)
}

/** From now on the coach reads the answers; or not yet after all. */
export async function sayReady(
  practice: Practice,
  { sessionId, ready }: z.output<typeof sayReadyInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement, session } = await findSession(practice, sessionId)
  refuseUnless(
    maySayReady(actor, engagement, session),
    'The session is open or over: your coach reads your answers already.',
    'conflict',
  )
  const changed = await db
    .update(preparations)
    .set({ readyAt: ready ? now() : null })
    .where(
      and(
        eq(preparations.practiceId, actor.practiceId),
        eq(preparations.sessionId, sessionId),
        ready ? sql`${preparations.readyAt} is null` : sql`${preparations.readyAt} is not null`,
      ),
    )
    .returning({ sessionId: preparations.sessionId })
  if (ready && changed.length === 1) {
    await announce(practice, {
      verb: 'answers ready',
      engagementId: engagement.id,
      subjectId: sessionId,
      tellLive: 'session-changed',
    })
  }
}

/** The coach's line to themselves. It is not in the record either. */
export async function noteToSelf(
  practice: Practice,
  { sessionId, words }: z.output<typeof noteToSelfInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement } = await findSession(practice, sessionId)
  refuseUnless(mayNoteToSelf(actor, engagement), 'This page does not exist.', 'not-found')
  await db.execute(sql`
    insert into notes_to_self (practice_id, session_id, engagement_id, member_id, words)
    values (${actor.practiceId}, ${sessionId}, ${engagement.id}, ${actor.memberId}, ${words})
    on conflict (practice_id, session_id, member_id) do update
      set words = excluded.words, updated_at = clock_timestamp()`)
}
