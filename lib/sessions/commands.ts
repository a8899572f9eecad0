import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { sessions } from '@/db/schema/sessions'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { findEngagementAlone } from '@/lib/engagements/commands'
import { beginNotes } from '@/lib/notes/commands'
import { found, refuseUnless } from '@/lib/refusal'
import { findSession } from './find-session'
import { sessionOpenNow } from './open-now'
import { mayEndSession, mayOpenSession } from './policy'
import { nearHours } from './session'

/**
 * Opens the session booked for about now, or a new one that starts now. From here both people write, live. Opening an
 * open session changes nothing and answers with it: two clicks are one session.
 */
export async function openSession(practice: Practice, engagementId: string): Promise<{ sessionId: string }> {
  const { db, actor } = practice
  // Pausing, ending and handing over wait here too.
  const engagement = await findEngagementAlone(practice, engagementId)
  refuseUnless(mayOpenSession(actor, engagement), 'Only the coach opens a session, while the work is active.')

  const open = await sessionOpenNow(practice, engagementId)
  if (open) return { sessionId: open }

  const opened = { openedAt: now(), openedBy: actor.memberId }
  const booked = await bookedForNow(practice, engagementId)
  const sessionId = booked ?? (await startUnbooked(practice, engagementId, opened))
  if (booked) await db.update(sessions).set(opened).where(eq(sessions.id, booked))
  await beginNotes(practice, sessionId)
  await announce(practice, {
    verb: 'session opened',
    engagementId,
    subjectId: sessionId,
    tellLive: 'session-opened',
  })
  return { sessionId }
}

/** Ends the open session: the coach's write access ends with this transaction. */
export async function endSession(practice: Practice, sessionId: string): Promise<void> {
  const { db, actor } = practice
  const { engagement, session } = await findSession(practice, sessionId)
  refuseUnless(session.endedAt === null, 'This session has already ended.', 'conflict')
  refuseUnless(mayEndSession(actor, engagement, session), 'Only the coach ends a session.')

  const ended = await db
    .update(sessions)
    .set({ endedAt: now(), endedBy: actor.memberId })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  refuseUnless(ended.length === 1, 'This session has already ended.', 'conflict')
  await announce(practice, {
    verb: 'session ended',
    engagementId: engagement.id,
    subjectId: sessionId,
    tellLive: 'session-ended',
  })
}

async function bookedForNow({ db }: Practice, engagementId: string) {
  const near = nearHours * 3_600_000
  const [booked] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.engagementId, engagementId),
        isNull(sessions.openedAt),
        isNull(sessions.cancelledAt),
        gt(sessions.startsAt, new Date(now().getTime() - near)),
        lt(sessions.startsAt, new Date(now().getTime() + near)),
      ),
    )
    .orderBy(asc(sessions.startsAt))
    .limit(1)
  return booked?.id
}

async function startUnbooked(
  { db, actor }: Practice,
  engagementId: string,
  opened: { openedAt: Date; openedBy: string },
) {
  // Plain SQL: drizzle names every column of a table, and only these may be filled.
  const [made] = await db.execute<{ id: string }>(sql`
    insert into sessions (practice_id, engagement_id, starts_at, opened_at, opened_by, number)
    values (${actor.practiceId}, ${engagementId}, ${opened.openedAt.toISOString()}, ${opened.openedAt.toISOString()},
      ${opened.openedBy},
      (select coalesce(max(s.number), 0) + 1 from sessions s where s.engagement_id = ${engagementId}))
    returning id`)
  return found(made).id
}
