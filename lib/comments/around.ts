import { and, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { comments, suggestions, threads } from '@/db/schema/comments'
import { visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { engagementOf, seats } from '@/lib/engagements/seats'
import { found } from '@/lib/refusal'
import { followedTemplate } from '@/lib/templates/of-vision'
import { seatOf } from '@/lib/visions/policy'

// What stands around what somebody wants to do: whose engagement it is, and where they sit at it.

export async function visionAround({ db, actor }: Practice, visionId: string) {
  const [row] = await db
    .select({
      engagement: seats,
      template: followedTemplate,
    })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  const around = found(row)
  return { ...around, seat: seatOf(actor, around.engagement) }
}

/** The thread waits for whoever changes it already: resolving and replying at once are one after the other. */
export async function threadAround({ db, actor }: Practice, threadId: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${threadId}, 0))`)
  const [row] = await db
    .select({
      engagement: seats,
      thread: { id: threads.id, openedBy: threads.openedBy, resolvedAt: threads.resolvedAt },
      // Whoever suggested comes first: Drizzle takes a row that begins with null for no row.
      suggestion: { by: suggestions.suggestedBy, outcome: suggestions.outcome },
    })
    .from(threads)
    .innerJoin(engagements, engagementOf(threads))
    .leftJoin(
      suggestions,
      and(eq(suggestions.practiceId, threads.practiceId), eq(suggestions.threadId, threads.id)),
    )
    .where(and(eq(threads.practiceId, actor.practiceId), eq(threads.id, threadId)))
  const around = found(row, goneThread)
  return { ...around, seat: seatOf(actor, around.engagement) }
}

export async function commentAround(practice: Practice, commentId: string) {
  const { db, actor } = practice
  const [row] = await db
    .select({
      id: comments.id,
      threadId: comments.threadId,
      authorId: comments.authorId,
      body: comments.body,
      deletedAt: comments.deletedAt,
    })
    .from(comments)
    .where(and(eq(comments.practiceId, actor.practiceId), eq(comments.id, commentId)))
  const comment = found(row, 'This comment does not exist.')
  return { ...(await threadAround(practice, comment.threadId)), comment }
}

const goneThread = 'This conversation does not exist.'
