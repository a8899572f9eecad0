import type { Actor } from '@/db/practice'
import { seatOf } from '@/lib/visions/policy'

type Engagement = {
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
}

/** A version as the rules see it. */
type Frozen = {
  proposedBy: { memberId: string }
  signatures: readonly { memberId: string; seat: string }[]
  ending: object | null
}

/** The client asks; the coach reads without being asked. */
export const mayAskForReview = (actor: Actor, engagement: Engagement) =>
  seatOf(actor, engagement) === 'client' && isUnderWay(engagement)

/** Whoever asked; what the coach has said to it is not taken back. */
export const mayTakeReviewBack = (actor: Actor, engagement: Engagement) => mayAskForReview(actor, engagement)

export const mayAnswerReview = (actor: Actor, engagement: Engagement) =>
  seatOf(actor, engagement) === 'coach' && isUnderWay(engagement)

/** Either of the two, while the work is under way. */
export const mayPropose = (actor: Actor, engagement: Engagement) =>
  seatOf(actor, engagement) !== null && isUnderWay(engagement)

/** From a seat that has not signed yet, a version that is still to be agreed. */
export const maySign = (actor: Actor, engagement: Engagement, version: Frozen) =>
  mayPropose(actor, engagement) &&
  isWaiting(version) &&
  !version.signatures.some(({ seat }) => seat === seatOf(actor, engagement))

/** Whoever proposed it, while nobody has signed. */
export const mayWithdraw = (actor: Actor, engagement: Engagement, version: Frozen) =>
  mayPropose(actor, engagement) &&
  isWaiting(version) &&
  version.proposedBy.memberId === actor.memberId &&
  version.signatures.length === 0

/** Whoever could sign it and wants something changed first. One's own proposal is withdrawn while that is possible. */
export const maySendBack = (actor: Actor, engagement: Engagement, version: Frozen) =>
  maySign(actor, engagement, version) && !mayWithdraw(actor, engagement, version)

const isUnderWay = ({ status }: Engagement) => status === 'active' || status === 'paused'

const isWaiting = ({ signatures, ending }: Frozen) => ending === null && signatures.length < 2
