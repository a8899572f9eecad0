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

type Booked = { openedAt: Date | null; cancelledAt: Date | null }

/** Its coach, until it has ended: the call is often missed when both are there already. */
export const mayLinkCall = (
  actor: Actor,
  engagement: Engagement,
  session: { cancelledAt: Date | null; endedAt: Date | null },
) => mayBookSession(actor, engagement) && session.cancelledAt === null && session.endedAt === null

/** Its coach, at any hour, while the work is active. */
export const mayBookSession = (actor: Actor, engagement: Engagement) => mayOpenSession(actor, engagement)

/** Its client, within the hours that the coach offers, while the work is active. */
export const mayBookOffered = (
  actor: Actor,
  engagement: { clientId: string; status: Engagement['status'] },
) => engagement.clientId === actor.memberId && engagement.status === 'active'

/** Either of the two, until it is opened; a client moves it to an offered hour only. */
export const mayChangeSession = (
  actor: Actor,
  engagement: Engagement & { clientId: string },
  session: Booked,
) =>
  (mayBookSession(actor, engagement) || mayBookOffered(actor, engagement)) &&
  session.openedAt === null &&
  session.cancelledAt === null
