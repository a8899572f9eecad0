import type { Actor } from '@/db/practice'
import type { Seat } from '@/lib/visions/screen'

/** The method is the practice's: whoever coaches in it, or runs it, writes it. */
export const mayWriteTemplates = (actor: Pick<Actor, 'role'>) =>
  actor.role === 'owner' || actor.role === 'coach'

/** The plan is the client's: nobody else decides what it asks. */
export const mayMoveVision = (
  seat: Seat | null,
  engagement: { status: 'invited' | 'active' | 'paused' | 'ended' },
) => seat === 'client' && (engagement.status === 'active' || engagement.status === 'paused')
