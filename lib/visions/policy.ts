import type { Actor } from '@/db/practice'
import type { Seat } from '@/lib/visions/screen'

type Engagement = {
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
}

/** Two seats and no third: not the owner's, not a colleague's. */
export function seatOf(actor: Actor, engagement: Engagement): Seat | null {
  if (engagement.clientId === actor.memberId) return 'client'
  return engagement.coachId === actor.memberId ? 'coach' : null
}

/** The client while the work is under way; the coach, besides that, only while a session is open. */
export const mayWrite = (seat: Seat, engagement: Engagement, sessionIsOpen: boolean) =>
  (engagement.status === 'active' || engagement.status === 'paused') && (seat === 'client' || sessionIsOpen)

/** Ready is the client's word, never inferred and never the coach's. */
export const mayMarkReady = (seat: Seat, engagement: Engagement) =>
  seat === 'client' && mayWrite(seat, engagement, false)

/** During a session both read the same words as they are written, so there is nothing to hand over. */
export const mayHandOver = (seat: Seat, engagement: Engagement, sessionIsOpen: boolean) =>
  mayMarkReady(seat, engagement) && !sessionIsOpen

/** What leaves the private draft leaves it by its writer's act alone, while somebody works with them. */
export const mayShare = (seat: Seat | null, engagement: Engagement) =>
  seat === 'client' && mayWrite(seat, engagement, false)

/** A plan begins where its client writes; the coach could not write the private half of it. */
export const mayBeginFromFile = (seat: Seat | null, engagement: Engagement) =>
  seat === 'client' && mayWrite(seat, engagement, false)

/** Reading is noted for the coach alone: the client does not read checkpoints. */
export const mayNoteReading = (seat: Seat | null) => seat === 'coach'
