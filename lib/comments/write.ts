import { and, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { comments, threads } from '@/db/schema/comments'
import { announce } from '@/lib/announce'
import type { Verb } from '@/lib/audit/verbs'
import { queueJob } from '@/lib/jobs/queue'
import { refuse } from '@/lib/refusal'
import type { PassageAnchor } from '@/lib/visions/document/anchors'

// What a command writes once it knows that it may. Plain SQL: times are the database's word, and the grants cover only
// these columns.

type Around = { engagement: { id: string } }
type Subject =
  | { quote: string; anchor: PassageAnchor }
  | { quote: string; elementId: string; field: string | null }

/** Answers whether it was opened by this: the same request, sent again, opens nothing. */
export async function openThread(
  { db, actor }: Practice,
  around: Around,
  { threadId, section }: { threadId: string; section: string },
  subject: Subject,
): Promise<boolean> {
  const anchor = 'anchor' in subject ? JSON.stringify(subject.anchor) : null
  const { elementId, field } = 'anchor' in subject ? { elementId: null, field: null } : subject
  const opened = await db.execute(sql`
    insert into threads (practice_id, id, engagement_id, section, element_id, field, quote, anchor, opened_by)
    values (${actor.practiceId}, ${threadId}, ${around.engagement.id}, ${section}, ${elementId}, ${field},
      ${subject.quote}, ${anchor}::jsonb, ${actor.memberId})
    on conflict do nothing returning id`)
  // Read on a page that has no document: the positions are found by whoever has one.
  if ('anchor' in subject && subject.anchor.start === null) {
    const { id: engagementId } = around.engagement
    await queueJob(
      db,
      'place-threads',
      { practiceId: actor.practiceId, engagementId },
      `place ${engagementId}`,
    )
  }
  if (opened.length === 1) return true
  const [mine] = await db
    .select({ id: threads.id })
    .from(threads)
    .where(
      and(
        eq(threads.practiceId, actor.practiceId),
        eq(threads.id, threadId),
        eq(threads.openedBy, actor.memberId),
      ),
    )
  return mine ? false : refuse('conflict', notWhole)
}

export async function say(
  practice: Practice,
  around: Around,
  { threadId, commentId, body }: { threadId: string; commentId: string; body: string },
): Promise<void> {
  const { db, actor } = practice
  const said = await db.execute(sql`
    insert into comments (practice_id, id, engagement_id, thread_id, author_id, body)
    values (${actor.practiceId}, ${commentId}, ${around.engagement.id}, ${threadId}, ${actor.memberId}, ${body})
    on conflict do nothing returning id`)
  if (said.length === 1) return announce(practice, about('comment written', around, commentId))
  const [mine] = await db
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(
        eq(comments.practiceId, actor.practiceId),
        eq(comments.id, commentId),
        eq(comments.threadId, threadId),
        eq(comments.authorId, actor.memberId),
      ),
    )
  if (!mine) refuse('conflict', notWhole)
}

/** From now on it waits for what the other one says. */
export async function ask(practice: Practice, around: Around, threadId: string): Promise<void> {
  const { db, actor } = practice
  await db.execute(sql`
    insert into questions (practice_id, thread_id, engagement_id, asked_by)
    values (${actor.practiceId}, ${threadId}, ${around.engagement.id}, ${actor.memberId})
    on conflict (practice_id, thread_id, asked_by) do update set asked_at = clock_timestamp(), withdrawn_at = null`)
  await announce(practice, about('question asked', around, threadId))
}

/** By id and verb, never with content; whoever has the plan open is told to look. */
export const about = (verb: Verb, { engagement }: Around, subjectId: string) => ({
  verb,
  engagementId: engagement.id,
  subjectId,
  tellLive: 'comments-changed' as const,
})

const notWhole = 'This did not arrive whole. Send it again.'
