import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { comments, threads } from '@/db/schema/comments'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { refuseUnless } from '@/lib/refusal'
import { templateOf } from '@/lib/templates/of-vision'
import { sectionOrNull } from '@/lib/visions/document/template'
import { readPlaces } from '@/lib/visions/places'
import { placeOf } from '@/lib/visions/vision'
import { commentAround, threadAround, visionAround } from './around'
import type {
  commentOnElementInput,
  commentOnPassageInput,
  editInput,
  replyInput,
  suggestInput,
} from './input'
import { mayChange, mayComment, mayReply, maySuggest } from './policy'
import { elementSeen, passageSeen } from './seen'
import { about, ask, openThread, say } from './write'

type Around = Awaited<ReturnType<typeof visionAround>>

/** A comment on words of the text, and with it a thread. */
export async function commentOnPassage(
  practice: Practice,
  { visionId, commentId, body, asks, anchor, ...opening }: z.output<typeof commentOnPassageInput>,
): Promise<void> {
  const around = await mayOpenThread(practice, visionId, opening.section)
  const seen = await passageSeen(practice, around, { ...opening, anchor })
  if (!(await openThread(practice, around, opening, { quote: seen.words, anchor: seen }))) return
  await say(practice, around, { threadId: opening.threadId, commentId, body })
  if (asks) await ask(practice, around, opening.threadId)
}

/** A comment on an element, or on one field of it. */
export async function commentOnElement(
  practice: Practice,
  {
    visionId,
    commentId,
    body,
    asks,
    elementId,
    field,
    quote,
    ...opening
  }: z.output<typeof commentOnElementInput>,
): Promise<void> {
  const around = await mayOpenThread(practice, visionId, opening.section)
  const seen = await elementSeen(practice, around, { ...opening, elementId, quote })
  if (!(await openThread(practice, around, opening, { quote: seen, elementId, field }))) return
  await say(practice, around, { threadId: opening.threadId, commentId, body })
  if (asks) await ask(practice, around, opening.threadId)
}

/** Other words for a passage, from the coach. Nothing changes in the plan until the client says so. */
export async function suggest(
  practice: Practice,
  { visionId, commentId, body, replacement, anchor, ...opening }: z.output<typeof suggestInput>,
): Promise<void> {
  const around = await mayOpenThread(practice, visionId, opening.section)
  refuseUnless(maySuggest(around.seat, around.engagement), 'Suggestions are made by the coach.')
  const seen = await passageSeen(practice, around, { ...opening, anchor })
  refuseUnless(seen.words !== replacement, 'These are the words that stand there.', 'invalid')
  if (!(await openThread(practice, around, opening, { quote: seen.words, anchor: seen }))) return
  const { db, actor } = practice
  await db.execute(sql`
    insert into suggestions (practice_id, thread_id, engagement_id, suggested_by, replacement)
    values (${actor.practiceId}, ${opening.threadId}, ${around.engagement.id}, ${actor.memberId}, ${replacement})`)
  if (body !== '') await say(practice, around, { threadId: opening.threadId, commentId, body })
  await announce(practice, about('suggestion made', around, opening.threadId))
}

/** Sent again, because the answer was lost, it is there once. */
export async function reply(practice: Practice, input: z.output<typeof replyInput>): Promise<void> {
  const around = await threadAround(practice, input.threadId)
  refuseUnless(
    mayReply(around.seat, around.engagement, around.thread),
    around.thread.resolvedAt === null
      ? notUnderWay
      : 'This conversation is resolved. Open it again to go on.',
    'conflict',
  )
  await say(practice, around, input)
}

export async function editComment(
  practice: Practice,
  { commentId, body }: z.output<typeof editInput>,
): Promise<void> {
  const around = await commentAround(practice, commentId)
  const { comment, seat, engagement } = around
  refuseUnless(mayChange(seat, engagement, comment, practice.actor.memberId), onlyYours)
  if (comment.body === body) return
  await practice.db
    .update(comments)
    .set({ body, editedAt: now() })
    .where(and(eq(comments.practiceId, practice.actor.practiceId), eq(comments.id, commentId)))
  await announce(practice, about('comment edited', around, commentId))
}

/** The words go, that something was said there stays. A thread that was begun by them and has no others is resolved. */
export async function deleteComment(practice: Practice, commentId: string): Promise<void> {
  const around = await commentAround(practice, commentId)
  const { comment, seat, engagement, thread, suggestion } = around
  const { db, actor } = practice
  refuseUnless(mayChange(seat, engagement, comment, actor.memberId), onlyYours)
  await db
    .update(comments)
    .set({ body: '', deletedAt: now() })
    .where(and(eq(comments.practiceId, actor.practiceId), eq(comments.id, commentId)))
  const left = await db.$count(
    comments,
    and(
      eq(comments.practiceId, actor.practiceId),
      eq(comments.threadId, comment.threadId),
      sql`${comments.deletedAt} is null`,
    ),
  )
  if (left === 0 && !suggestion && thread.openedBy === actor.memberId && thread.resolvedAt === null) {
    await db
      .update(threads)
      .set({ resolvedBy: actor.memberId, resolvedAt: now() })
      .where(and(eq(threads.practiceId, actor.practiceId), eq(threads.id, thread.id)))
  }
  await announce(practice, about('comment deleted', around, commentId))
}

async function mayOpenThread(practice: Practice, visionId: string, section: string): Promise<Around> {
  const around = await visionAround(practice, visionId)
  refuseUnless(around.seat !== null, 'This page does not exist.', 'not-found')
  refuseUnless(mayComment(around.seat, around.engagement), notUnderWay)
  const { practiceId } = practice.actor
  const template = await templateOf(practice.db, practiceId, around.template)
  const places = await readPlaces(practice.db, { practiceId, engagementId: around.engagement.id })
  refuseUnless(
    sectionOrNull(template, section) !== null && placeOf({ template, places }, section) === 'shared',
    'Only the client sees this section. Share it first.',
  )
  return around
}

const notUnderWay = 'Your work together is not under way, so nothing is added here.'
const onlyYours = 'Only your own comments can be changed, while they are there.'
