import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { handovers } from '@/db/schema/handovers'
import { engagements, members } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { seats } from '@/lib/engagements/seats'
import { found, refuseUnless } from '@/lib/refusal'
import { sessionOpenNow } from '@/lib/sessions/open-now'
import { newestVersion } from '@/lib/templates/of-vision'
import { beginEngagement } from './begin'
import type { beginAnotherInput } from './input'
import { mayBeginAnother, mayEnd, mayPause, mayResume } from './policy'

/** No sessions for now. The client goes on writing, and the coach reads. */
export async function pauseEngagement(practice: Practice, engagementId: string): Promise<void> {
  const engagement = await findEngagementAlone(practice, engagementId)
  refuseUnless(engagement.status !== 'paused', 'This engagement is paused already.', 'conflict')
  refuseUnless(mayPause(practice.actor, engagement), 'Only the coach pauses the work, while it is under way.')
  await refuseWhileSessionIsOpen(practice, engagementId)

  await setStatus(practice, engagementId, 'paused')
  await announceStatus(practice, 'engagement paused', engagementId)
}

export async function resumeEngagement(practice: Practice, engagementId: string): Promise<void> {
  const engagement = await findEngagementAlone(practice, engagementId)
  refuseUnless(engagement.status !== 'active', 'This engagement is under way already.', 'conflict')
  refuseUnless(mayResume(practice.actor, engagement), 'Only the coach resumes the work, while it is paused.')

  await setStatus(practice, engagementId, 'active')
  await announceStatus(practice, 'engagement resumed', engagementId)
}

/**
 * The end, for good. From here on nobody writes in the plan; the client keeps reading all of it, the coach what had
 * settled by now. A hand-over that nobody answered falls away.
 */
export async function endEngagement(practice: Practice, engagementId: string): Promise<void> {
  const { db, actor } = practice
  const engagement = await findEngagementAlone(practice, engagementId)
  refuseUnless(engagement.status !== 'ended', 'This engagement has ended already.', 'conflict')
  refuseUnless(mayEnd(actor, engagement), 'Only the coach ends the work.')
  await refuseWhileSessionIsOpen(practice, engagementId)

  const left = await db
    .update(handovers)
    .set({ answer: 'withdrawn', answeredBy: actor.memberId, answeredAt: now() })
    .where(
      and(
        eq(handovers.practiceId, actor.practiceId),
        eq(handovers.engagementId, engagementId),
        isNull(handovers.answer),
      ),
    )
    .returning({ id: handovers.id })
  await setStatus(practice, engagementId, 'ended')
  for (const { id } of left)
    await announce(practice, { verb: 'handover withdrawn', engagementId, subjectId: id })
  await announceStatus(practice, 'engagement ended', engagementId)
}

/** Another piece of work with the same client, with a plan of its own. The one that ended stays as it is. */
export async function beginAnother(
  practice: Practice,
  { engagementId: earlierId, ...agreed }: z.output<typeof beginAnotherInput>,
): Promise<{ engagementId: string; visionId: string }> {
  const { db, actor } = practice
  const earlier = await findEngagementAlone(practice, earlierId)
  refuseUnless(
    mayBeginAnother(actor, earlier),
    'Another engagement begins with its coach, after the one before.',
  )
  const [client] = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.practiceId, actor.practiceId),
        eq(members.id, earlier.clientId),
        isNotNull(members.joinedAt),
        isNull(members.leftAt),
      ),
    )
  refuseUnless(client !== undefined, 'This client has left the practice. Invite them again.', 'conflict')
  const [underWay] = await db
    .select({ id: engagements.id })
    .from(engagements)
    .where(
      and(
        eq(engagements.practiceId, actor.practiceId),
        eq(engagements.coachId, actor.memberId),
        eq(engagements.clientId, earlier.clientId),
        ne(engagements.status, 'ended'),
      ),
    )
  refuseUnless(underWay === undefined, 'You have begun another one with this client already.', 'conflict')

  const begun = await beginEngagement(db, {
    practiceId: actor.practiceId,
    coachId: actor.memberId,
    clientId: earlier.clientId,
    status: 'active',
    template: await templateOfEarlier(practice, earlierId),
    ...agreed,
  })
  await announceStatus(practice, 'engagement started', begun.engagementId)
  return begun
}

/** The same questions again, as they are asked now. */
async function templateOfEarlier({ db, actor }: Practice, engagementId: string) {
  const [vision] = await db
    .select({ key: visions.templateKey })
    .from(visions)
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.engagementId, engagementId)))
  return (vision && (await newestVersion(db, actor.practiceId, vision.key))) ?? undefined
}

/** Nobody else changes this engagement, or opens a session in it, until the transaction has ended. */
export async function findEngagementAlone(practice: Practice, engagementId: string) {
  await practice.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${engagementId}, 0))`)
  return findEngagement(practice, engagementId)
}

/** Refuses as not found what is not there or not theirs. A change asks `findEngagementAlone`. */
export async function findEngagement({ db, actor }: Practice, engagementId: string) {
  const [engagement] = await db
    .select(seats)
    .from(engagements)
    .where(and(eq(engagements.practiceId, actor.practiceId), eq(engagements.id, engagementId)))
  return found(engagement)
}

export async function refuseWhileSessionIsOpen(practice: Practice, engagementId: string) {
  const open = await sessionOpenNow(practice, engagementId)
  refuseUnless(open === null, 'A session is open. End it first.', 'conflict')
}

async function setStatus(
  { db, actor }: Practice,
  engagementId: string,
  status: 'active' | 'paused' | 'ended',
): Promise<void> {
  const changed = await db
    .update(engagements)
    .set({ status })
    .where(and(eq(engagements.practiceId, actor.practiceId), eq(engagements.id, engagementId)))
    .returning({ id: engagements.id })
  found(changed[0])
}

const announceStatus = (
  practice: Practice,
  verb: 'engagement started' | 'engagement paused' | 'engagement resumed' | 'engagement ended',
  engagementId: string,
) => announce(practice, { verb, engagementId, subjectId: engagementId, tellLive: 'engagement-changed' })
