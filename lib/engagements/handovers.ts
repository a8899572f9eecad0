import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { handovers } from '@/db/schema/handovers'
import { engagements, members } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { holdPeople } from '@/lib/people/hold'
import { found, refuseUnless } from '@/lib/refusal'
import { findEngagementAlone, refuseWhileSessionIsOpen } from './commands'
import type { proposeHandoverInput } from './input'
import { mayAnswerHandover, mayProposeHandover, mayWithdrawHandover } from './policy'

/** Asks the client whether a colleague may take over. Until the yes nothing changes, and the colleague is not told. */
export async function proposeHandover(
  practice: Practice,
  { engagementId, toCoachId }: z.output<typeof proposeHandoverInput>,
): Promise<{ handoverId: string }> {
  const { db, actor } = practice
  // Somebody who is removed just now is either not found, or the question is taken back with them.
  await holdPeople(practice, 'together')
  const engagement = await findEngagementAlone(practice, engagementId)
  refuseUnless(
    mayProposeHandover(actor, engagement),
    'The coach or the owner hands over, while the work is under way.',
  )
  const colleague = await findColleague(practice, toCoachId)
  refuseUnless(colleague.id !== engagement.coachId, 'They coach this client already.', 'invalid')
  refuseUnless(
    (await openHandover(practice, engagementId)) === undefined,
    'A hand-over waits for an answer already. Take it back first.',
    'conflict',
  )

  // Plain SQL: the answer is not granted to whoever asks.
  const [proposed] = await db.execute<{ id: string }>(sql`
    insert into handovers (practice_id, engagement_id, from_coach_id, to_coach_id, proposed_by)
    values (${actor.practiceId}, ${engagementId}, ${engagement.coachId}, ${toCoachId}, ${actor.memberId})
    returning id`)
  const handoverId = found(proposed).id
  await announce(practice, { verb: 'handover proposed', engagementId, subjectId: handoverId })
  return { handoverId }
}

export async function withdrawHandover(practice: Practice, handoverId: string): Promise<void> {
  const { engagement } = await findHandoverAlone(practice, handoverId)
  refuseUnless(mayWithdrawHandover(practice.actor, engagement), 'The coach or the owner takes it back.')
  await answerHandover(practice, handoverId, 'withdrawn')
  await announce(practice, {
    verb: 'handover withdrawn',
    engagementId: engagement.id,
    subjectId: handoverId,
  })
}

export async function declineHandover(practice: Practice, handoverId: string): Promise<void> {
  const { engagement } = await findHandoverAlone(practice, handoverId)
  refuseUnless(mayAnswerHandover(practice.actor, engagement), 'Only the client answers.')
  await answerHandover(practice, handoverId, 'declined')
  await announce(practice, {
    verb: 'handover declined',
    engagementId: engagement.id,
    subjectId: handoverId,
  })
}

/** The client's yes. With this transaction the coach before reads nothing more of it, on no page and no socket. */
export async function acceptHandover(practice: Practice, handoverId: string): Promise<void> {
  const { db, actor } = practice
  // Whoever was to take over stays until this is written, or has gone before.
  await holdPeople(practice, 'together')
  const { engagement, handover } = await findHandoverAlone(practice, handoverId)
  refuseUnless(mayAnswerHandover(actor, engagement), 'Only the client answers.')
  await refuseWhileSessionIsOpen(practice, engagement.id)
  await refuseSecondWithSameCoach(practice, handover.toCoachId)

  const [row] = await db.execute<{ accepted: boolean }>(
    sql`select wall.accept_handover(${handoverId}) as accepted`,
  )
  refuseUnless(
    row?.accepted === true,
    'This has changed meanwhile: they can no longer take over.',
    'conflict',
  )
  // Told to whom it is done: the coach before, who sees nothing else of this engagement from here on.
  await announce(practice, {
    verb: 'handover accepted',
    engagementId: engagement.id,
    subjectId: handover.fromCoachId,
    tellLive: 'engagement-changed',
  })
}

async function findColleague({ db, actor }: Practice, memberId: string) {
  const [colleague] = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.practiceId, actor.practiceId),
        eq(members.id, memberId),
        inArray(members.role, ['owner', 'coach']),
        isNotNull(members.joinedAt),
        isNull(members.leftAt),
      ),
    )
  return found(colleague, 'This colleague does not exist.')
}

async function openHandover({ db, actor }: Practice, engagementId: string) {
  const [open] = await db
    .select({ id: handovers.id })
    .from(handovers)
    .where(
      and(
        eq(handovers.practiceId, actor.practiceId),
        eq(handovers.engagementId, engagementId),
        isNull(handovers.answer),
      ),
    )
  return open
}

/** Both the hand-over and its engagement, with nobody else at either of them. */
async function findHandoverAlone(practice: Practice, handoverId: string) {
  const read = async () => {
    const [row] = await practice.db
      .select({
        engagementId: handovers.engagementId,
        answer: handovers.answer,
        fromCoachId: handovers.fromCoachId,
        toCoachId: handovers.toCoachId,
      })
      .from(handovers)
      .where(and(eq(handovers.practiceId, practice.actor.practiceId), eq(handovers.id, handoverId)))
    return found(row)
  }
  const engagement = await findEngagementAlone(practice, (await read()).engagementId)
  const handover = await read()
  refuseUnless(handover.answer === null, 'This has been answered already.', 'conflict')
  return { engagement, handover }
}

async function answerHandover(
  { db, actor }: Practice,
  handoverId: string,
  answer: 'declined' | 'withdrawn',
): Promise<void> {
  const answered = await db
    .update(handovers)
    .set({ answer, answeredBy: actor.memberId, answeredAt: now() })
    .where(
      and(eq(handovers.practiceId, actor.practiceId), eq(handovers.id, handoverId), isNull(handovers.answer)),
    )
    .returning({ id: handovers.id })
  refuseUnless(answered.length === 1, 'This has been answered already.', 'conflict')
}

async function refuseSecondWithSameCoach({ db, actor }: Practice, coachId: string) {
  const [already] = await db
    .select({ id: engagements.id })
    .from(engagements)
    .where(
      and(
        eq(engagements.practiceId, actor.practiceId),
        eq(engagements.coachId, coachId),
        eq(engagements.clientId, actor.memberId),
        ne(engagements.status, 'ended'),
      ),
    )
  refuseUnless(already === undefined, 'You are working with this coach already.', 'conflict')
}
