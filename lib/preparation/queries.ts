import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { conversationWithin } from '@/lib/comments/queries'
import { isUnread } from '@/lib/comments/thread'
import { type CommitmentsScreen, commitmentsScreenWithin } from '@/lib/commitments/screen'
import { settledAt } from '@/lib/history/moments'
import { findPlan } from '@/lib/signoffs/plan'
import type { PlanContent } from '@/lib/visions/document/content'
import type { Template } from '@/lib/visions/document/template'
import { sessionSettlesWithinMs } from '@/lib/visions/vision'
import { type Answers, noAnswers } from './answers'

export type OwnAnswers = { answers: Answers; readyAt: Date | null }

/** The client's own answers to the three questions; empty ones where nothing was written yet. */
export async function ownAnswers(practice: Practice, sessionId: string): Promise<OwnAnswers> {
  return (await answersOf(practice, sessionId)) ?? { answers: noAnswers, readyAt: null }
}

/** A conversation that is still open, in a line. */
export type OpenThread = { id: string; section: string; quote: string; last: string | null; unread: boolean }

export type CoachPreparation = {
  /** What the client answered, once it may be read. */
  answers: OwnAnswers | null
  noteToSelf: string
  /** When they last met. */
  lastHeldAt: Date | null
  commitments: CommitmentsScreen | null
  /** The plan as it had settled when they last met, and as it last settled; null where nothing has. */
  plan: { before: PlanContent | null; now: PlanContent; template: Template } | null
  threads: OpenThread[]
}

/** Everything a coach wants before them as a session begins. Constant in number of queries. */
export async function coachPreparation(
  practice: Practice,
  session: { id: string; engagementId: string; visionId: string; startsAt: Date },
): Promise<CoachPreparation> {
  const { db, actor } = practice
  const [row] = await db.execute<{ words: string | null; lastHeldAt: string | null }>(sql`
    select (select n.words from notes_to_self n where n.practice_id = ${actor.practiceId}
        and n.session_id = ${session.id} and n.member_id = ${actor.memberId}) as words,
      (select max(b.ended_at) from sessions b where b.practice_id = ${actor.practiceId}
        and b.engagement_id = ${session.engagementId} and b.id <> ${session.id}
        and b.ended_at < greatest(${session.startsAt.toISOString()}::timestamptz, now())) as "lastHeldAt"`)
  const lastHeldAt = row?.lastHeldAt ? new Date(row.lastHeldAt) : null
  return {
    answers: await answersOf(practice, session.id),
    noteToSelf: row?.words ?? '',
    lastHeldAt,
    commitments: await commitmentsScreenWithin(practice, session.engagementId),
    plan: await planSince(practice, session, lastHeldAt),
    threads: await openThreads(practice, session.visionId),
  }
}

/** The wall keeps what is not ready from the coach. */
async function answersOf({ db, actor }: Practice, sessionId: string): Promise<OwnAnswers | null> {
  const [row] = await db.execute<Answers & { readyAt: string | null }>(sql`
    select since, focus, worth, ready_at as "readyAt" from preparations
    where practice_id = ${actor.practiceId} and session_id = ${sessionId}`)
  if (!row) return null
  const { readyAt, ...answers } = row
  return { answers, readyAt: readyAt === null ? null : new Date(readyAt) }
}

async function planSince(
  practice: Practice,
  { engagementId, visionId }: { engagementId: string; visionId: string },
  last: Date | null,
): Promise<CoachPreparation['plan']> {
  const settled = await settledAt(practice, engagementId, new Date('9999-12-31'))
  if (!settled) return null
  const { template } = await findPlan(practice, visionId)
  const before =
    last && (await settledAt(practice, engagementId, new Date(last.getTime() + sessionSettlesWithinMs)))
  return { before: before?.content ?? null, now: settled.content, template }
}

async function openThreads(practice: Practice, visionId: string): Promise<OpenThread[]> {
  const said = await conversationWithin(practice, visionId)
  return (said?.threads ?? [])
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map((thread) => ({
      id: thread.id,
      section: thread.section,
      quote: thread.quote,
      last:
        thread.comments.findLast(({ deleted }) => !deleted)?.body ?? thread.suggestion?.replacement ?? null,
      unread: isUnread(thread, practice.actor.memberId),
    }))
}
