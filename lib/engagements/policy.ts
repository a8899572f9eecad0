import type { Actor } from '@/db/practice'

type Engagement = {
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
}

export type EngagementSeat = 'coach' | 'client' | 'owner'

/** Its two people; the owner sees the business around them. To everybody else it does not exist. */
export function engagementSeat(actor: Actor, engagement: Engagement): EngagementSeat | null {
  if (engagement.clientId === actor.memberId) return 'client'
  if (isCoach(actor, engagement)) return 'coach'
  return actor.role === 'owner' ? 'owner' : null
}

export const mayPause = (actor: Actor, engagement: Engagement) =>
  isCoach(actor, engagement) && engagement.status === 'active'

export const mayResume = (actor: Actor, engagement: Engagement) =>
  isCoach(actor, engagement) && engagement.status === 'paused'

/** What was never accepted is not ended: its invitation is taken back. */
export const mayEnd = (actor: Actor, engagement: Engagement) =>
  isCoach(actor, engagement) && isUnderWay(engagement)

export const mayBeginAnother = (actor: Actor, engagement: Engagement) =>
  isCoach(actor, engagement) && engagement.status === 'ended'

/** The coach, or the owner of the business where a coach cannot; the client's yes is asked either way. */
export const mayProposeHandover = (actor: Actor, engagement: Engagement) =>
  (isCoach(actor, engagement) || actor.role === 'owner') &&
  engagement.clientId !== actor.memberId &&
  isUnderWay(engagement)

export const mayWithdrawHandover = mayProposeHandover

/** Who reads their plan is the client's to say, and nobody's for them. */
export const mayAnswerHandover = (actor: Actor, engagement: Engagement) =>
  engagement.clientId === actor.memberId && isUnderWay(engagement)

/**
 * The words are the client's, so they take them along: now, and after the end. The coach takes what they read, while the
 * work lasts.
 */
export const mayExportVision = (actor: Actor, engagement: Engagement) =>
  engagement.clientId === actor.memberId || (isCoach(actor, engagement) && isUnderWay(engagement))

const isCoach = (actor: Actor, engagement: Engagement) =>
  engagement.coachId === actor.memberId && actor.role !== 'client'

const isUnderWay = ({ status }: Engagement) => status === 'active' || status === 'paused'
