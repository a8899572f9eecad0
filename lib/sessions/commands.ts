import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { sessions } from '@/db/schema/sessions'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { findEngagementAlone } from '@/lib/engagements/commands'
import { beginNotes } from '@/lib/notes/commands'
import { found, refuseUnless } from '@/lib/refusal'
import { findSession } from './find-session'
import { type Meant, meantNow } from './meant'
import { sessionOpenNow } from './open-now'
import { mayEndSession, mayOpenSession } from './policy'
import { heldAnotherTime } from './schedule'
import { isDue } from './session'

/** Opened, or asked back which one is meant. */
export type Opened = { sessionId: string } | { asks: Meant }

/**
 * What a coach's press asks for: the session that is due, or a new one that starts now; asked first where one is booked
 * for earlier or later today, or for tomorrow morning. From here both people write, live. Opening an open session
 * changes nothing and answers with it: two clicks are one session.
 */
export async function openOrAsk(practice: Practice, engagementId: string): Promise<Opened> {
  await findOpenable(practice, engagementId)
  const { due, near } = await meantNow(practice, engagementId)
  const unsaid = !due && !(await sessionOpenNow(practice, engagementId))
  return near && unsaid ? { asks: near } : open(practice, engagementId, due)
}

/** This one, whatever its hour: opened at another one, it is held then, in both their calendars too. */
export async function openBooked(practice: Practice, sessionId: string): Promise<{ sessionId: string }> {
  const { engagement } = await findSession(practice, sessionId)
  await findOpenable(practice, engagement.id)
  // Read again: whoever moved or cancelled it has been waited for.
  const { session } = await findSession(practice, sessionId)
  refuseUnless(session.cancelledAt === null && session.endedAt === null, 'This session is over.', 'conflict')
  return open(practice, engagement.id, { sessionId, ...session })
}

/** One that nobody booked; what is booked stays where it is. */
export async function openUnbooked(practice: Practice, engagementId: string): Promise<{ sessionId: string }> {
  await findOpenable(practice, engagementId)
  return open(practice, engagementId, null)
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

/** Alone: pausing, ending and handing over wait here too. */
async function findOpenable(practice: Practice, engagementId: string) {
  const engagement = await findEngagementAlone(practice, engagementId)
  const may = mayOpenSession(practice.actor, engagement)
  refuseUnless(may, 'Only the coach opens a session, while the work is active.')
}

async function open(
  practice: Practice,
  engagementId: string,
  booked: Booked | null,
): Promise<{ sessionId: string }> {
  const already = await sessionOpenNow(practice, engagementId)
  if (already) return { sessionId: already }

  const opened = { openedAt: now(), openedBy: practice.actor.memberId }
  const sessionId = booked?.sessionId ?? (await startUnbooked(practice, engagementId, opened))
  if (booked) await startBooked(practice, engagementId, booked, opened)
  await beginNotes(practice, sessionId)
  await announce(practice, {
    verb: 'session opened',
    engagementId,
    subjectId: sessionId,
    tellLive: 'session-opened',
  })
  return { sessionId }
}

type Booked = { sessionId: string; startsAt: Date; minutes: number }
type Start = { openedAt: Date; openedBy: string }

async function startBooked(
  practice: Practice,
  engagementId: string,
  booked: Booked,
  opened: Start,
): Promise<void> {
  const { sessionId, startsAt: was } = booked
  await practice.db.update(sessions).set(opened).where(eq(sessions.id, sessionId))
  if (isDue(booked, opened.openedAt)) return
  await heldAnotherTime(practice, engagementId, { sessionId, was, startsAt: opened.openedAt })
}

async function startUnbooked({ db, actor }: Practice, engagementId: string, opened: Start) {
  // Plain SQL: drizzle names every column of a table, and only these may be filled.
  const [made] = await db.execute<{ id: string }>(sql`
    insert into sessions (practice_id, engagement_id, starts_at, opened_at, opened_by, number)
    values (${actor.practiceId}, ${engagementId}, ${opened.openedAt.toISOString()}, ${opened.openedAt.toISOString()},
      ${opened.openedBy},
      (select coalesce(max(s.number), 0) + 1 from sessions s where s.engagement_id = ${engagementId}))
    returning id`)
  return found(made).id
}
