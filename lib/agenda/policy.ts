import type { Actor } from '@/db/practice'

type Engagement = {
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
}

/** Either of the two, while the work is under way and the session is ahead or open. */
export const mayPlanAgenda = (
  actor: Actor,
  engagement: Engagement,
  session: { endedAt: Date | null; cancelledAt: Date | null },
) =>
  (engagement.coachId === actor.memberId || engagement.clientId === actor.memberId) &&
  (engagement.status === 'active' || engagement.status === 'paused') &&
  session.endedAt === null &&
  session.cancelledAt === null

/** Reached is said while they are meeting, by either. */
export const mayMarkReached = (
  actor: Actor,
  engagement: Engagement,
  session: { openedAt: Date | null; endedAt: Date | null; cancelledAt: Date | null },
) => mayPlanAgenda(actor, engagement, session) && session.openedAt !== null
