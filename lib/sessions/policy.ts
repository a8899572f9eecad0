import type { Actor } from '@/db/practice'
import { isOpen, type Session } from './session'

type Engagement = { coachId: string; status: 'invited' | 'active' | 'paused' | 'ended' }

/** The engagement's coach, while the engagement is under way. */
export const mayOpenSession = (actor: Actor, engagement: Engagement) =>
  engagement.coachId === actor.memberId && engagement.status === 'active'

/** The engagement's coach, while the session is open. */
export const mayEndSession = (
  actor: Actor,
  engagement: Engagement,
  session: Pick<Session, 'openedAt' | 'endedAt'>,
) => engagement.coachId === actor.memberId && isOpen(session)
