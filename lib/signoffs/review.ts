import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { queueJob } from '@/lib/jobs/queue'
import { found, refuseUnless } from '@/lib/refusal'
import type { answerReviewInput, askForReviewInput, takeReviewBackInput } from './input'
import { findPlanAlone } from './plan'
import { mayAnswerReview, mayAskForReview, mayTakeReviewBack } from './policy'
import { standingOf } from './standing'
import { openReview, openVersion } from './version'

/** The client asks the coach to read. Asking again while the question is open is the same question. */
export async function askForReview(
  practice: Practice,
  { visionId, note }: z.output<typeof askForReviewInput>,
): Promise<{ requestId: string }> {
  const { db, actor } = practice
  const { engagement } = await findPlanAlone(practice, visionId)
  refuseUnless(
    mayAskForReview(actor, engagement),
    'The client asks for a review, while the work is under way.',
  )
  const standing = await standingOf(practice, engagement.id)
  const frozen = openVersion(standing)
  refuseUnless(
    frozen === null,
    `Version ${frozen?.number} is waiting for signatures. Sign it, or ask for a change, before a new draft is read.`,
    'conflict',
  )
  const open = openReview(standing)
  if (open) return { requestId: open.id }
  // Plain SQL, here and below: id and time are the database's word, and the grant covers only these columns.
  const [row] = await db.execute<{ id: string }>(sql`
    insert into review_requests (practice_id, engagement_id, vision_id, asked_by, note)
    values (${actor.practiceId}, ${engagement.id}, ${visionId}, ${actor.memberId}, ${note || null}) returning id`)
  const requestId = found(row).id
  // What the coach reads is what has settled: so it settles now.
  await queueJob(db, 'settle-now', { practiceId: actor.practiceId, visionId })
  await announce(practice, {
    verb: 'review asked',
    engagementId: engagement.id,
    subjectId: requestId,
    tellLive: 'plan-changed',
  })
  return { requestId }
}

/** The client would rather write on first. As long as nothing has answered it; then it is as if it had not been asked. */
export async function takeReviewBack(
  practice: Practice,
  { visionId }: z.output<typeof takeReviewBackInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement } = await findPlanAlone(practice, visionId)
  refuseUnless(
    mayTakeReviewBack(actor, engagement),
    'The client takes their own question back, while the work is under way.',
  )
  const open = openReview(await standingOf(practice, engagement.id))
  refuseUnless(open !== null, 'This was answered already, or taken back. Reload the page.', 'conflict')
  await db.execute(sql`
    insert into review_answers (practice_id, request_id, engagement_id, answer, answered_by)
    values (${actor.practiceId}, ${open.id}, ${engagement.id}, 'withdrawn', ${actor.memberId})`)
  await announce(practice, {
    verb: 'review withdrawn',
    engagementId: engagement.id,
    subjectId: open.id,
    tellLive: 'plan-changed',
  })
}

/** The coach has read: ready for a version, or what to change first. Said once. */
export async function answerReview(
  practice: Practice,
  { requestId, answer, words }: z.output<typeof answerReviewInput>,
): Promise<void> {
  const { db, actor } = practice
  const [asked] = await db.execute<{ visionId: string }>(sql`
    select vision_id as "visionId" from review_requests
    where practice_id = ${actor.practiceId} and id = ${requestId}`)
  const { engagement } = await findPlanAlone(practice, found(asked).visionId)
  refuseUnless(mayAnswerReview(actor, engagement), 'The coach answers, while the work is under way.')
  const open = openReview(await standingOf(practice, engagement.id))
  refuseUnless(open?.id === requestId, 'This question was answered already, or taken back.', 'conflict')
  await db.execute(sql`
    insert into review_answers (practice_id, request_id, engagement_id, answer, answered_by, words)
    values (${actor.practiceId}, ${requestId}, ${engagement.id}, ${answer}, ${actor.memberId}, ${words || null})`)
  await announce(practice, {
    verb: answer === 'ready' ? 'review passed' : 'changes asked',
    engagementId: engagement.id,
    subjectId: requestId,
    tellLive: 'plan-changed',
  })
}
