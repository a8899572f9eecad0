import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { questions, suggestions, threads } from '@/db/schema/comments'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { lookedAtWhat } from '@/lib/notices/commands'
import { refuseUnless } from '@/lib/refusal'
import { threadAround, visionAround } from './around'
import type { decideInput, markThreadsReadInput } from './input'
import { mayAsk, mayDecide, mayReopen, mayResolve } from './policy'
import { about, ask } from './write'

// What is decided about a thread that is there.

export async function resolveThread(practice: Practice, threadId: string): Promise<void> {
  const around = await threadAround(practice, threadId)
  const { db, actor } = practice
  if (around.thread.resolvedAt !== null && around.seat) return
  refuseUnless(
    mayResolve(around.seat, around.engagement, around.thread, actor.memberId),
    'Only the person who opened it resolves it.',
  )
  await db
    .update(threads)
    .set({ resolvedBy: actor.memberId, resolvedAt: now() })
    .where(and(eq(threads.practiceId, actor.practiceId), eq(threads.id, threadId)))
  await announce(practice, about('thread resolved', around, threadId))
}

export async function reopenThread(practice: Practice, threadId: string): Promise<void> {
  const around = await threadAround(practice, threadId)
  const { db, actor } = practice
  if (around.thread.resolvedAt === null && around.seat) return
  refuseUnless(mayReopen(around.seat, around.engagement, around.thread), notUnderWay)
  await db
    .update(threads)
    .set({ resolvedBy: null, resolvedAt: null })
    .where(and(eq(threads.practiceId, actor.practiceId), eq(threads.id, threadId)))
  await announce(practice, about('thread reopened', around, threadId))
}

/** The other one is asked: a client's home leads with it until the answer is there. */
export async function askForNextSession(practice: Practice, threadId: string): Promise<void> {
  const around = await threadAround(practice, threadId)
  refuseUnless(mayAsk(around.seat, around.engagement, around.thread), notUnderWay)
  await ask(practice, around, threadId)
}

export async function withdrawQuestion(practice: Practice, threadId: string): Promise<void> {
  const around = await threadAround(practice, threadId)
  const { db, actor } = practice
  refuseUnless(mayAsk(around.seat, around.engagement, around.thread), notUnderWay)
  const withdrawn = await db
    .update(questions)
    .set({ withdrawnAt: now() })
    .where(
      and(
        eq(questions.practiceId, actor.practiceId),
        eq(questions.threadId, threadId),
        eq(questions.askedBy, actor.memberId),
        isNull(questions.withdrawnAt),
      ),
    )
    .returning({ threadId: questions.threadId })
  if (withdrawn.length === 1) await announce(practice, about('question withdrawn', around, threadId))
}

/** Applied or declined, by the client and once. The words themselves change in the client's own document. */
export async function decideSuggestion(
  practice: Practice,
  { threadId, outcome }: z.output<typeof decideInput>,
): Promise<void> {
  const around = await threadAround(practice, threadId)
  const { db, actor } = practice
  if (around.seat === 'client' && around.suggestion?.outcome === outcome) return
  refuseUnless(
    mayDecide(around.seat, around.engagement, around.thread, around.suggestion),
    'A suggestion is applied or declined by the client, once.',
    'conflict',
  )
  await db
    .update(suggestions)
    .set({ outcome, decidedBy: actor.memberId, decidedAt: now() })
    .where(and(eq(suggestions.practiceId, actor.practiceId), eq(suggestions.threadId, threadId)))
  await announce(practice, about(`suggestion ${outcome}`, around, threadId))
}

/** They have been on the screen. Told to nobody else, and not written down: reading is one's own. */
export async function markThreadsRead(
  practice: Practice,
  { visionId, threadIds }: z.output<typeof markThreadsReadInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement, seat } = await visionAround(practice, visionId)
  refuseUnless(seat !== null, 'This page does not exist.', 'not-found')
  const there = await db
    .select({ id: threads.id })
    .from(threads)
    .where(
      and(
        eq(threads.practiceId, actor.practiceId),
        eq(threads.engagementId, engagement.id),
        inArray(threads.id, threadIds),
      ),
    )
  for (const { id } of there) {
    await db.execute(sql`
      insert into thread_reads (practice_id, thread_id, engagement_id, member_id)
      values (${actor.practiceId}, ${id}, ${engagement.id}, ${actor.memberId})
      on conflict (practice_id, thread_id, member_id) do update set read_at = clock_timestamp()`)
  }
  await lookedAtWhat(
    practice,
    there.map(({ id }) => id),
  )
}

const notUnderWay = 'Your work together is not under way, so nothing changes here.'
