import type { Actor } from '@/db/practice'

type Engagement = {
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
}
type Session = { endedAt: Date | null; cancelledAt: Date | null }

/** The client, until the session is over. */
export const mayAnswer = (actor: Actor, engagement: Engagement, session: Session) =>
  engagement.clientId === actor.memberId &&
  (engagement.status === 'active' || engagement.status === 'paused') &&
  session.endedAt === null &&
  session.cancelledAt === null

/** Ready can be said, and taken back, until the session opens: from then on the coach reads the answers anyway. */
export const maySayReady = (
  actor: Actor,
  engagement: Engagement,
  session: Session & { openedAt: Date | null },
) => mayAnswer(actor, engagement, session) && session.openedAt === null

/** The coach, about any session with their client. */
export const mayNoteToSelf = (actor: Actor, engagement: Engagement) =>
  engagement.coachId === actor.memberId && engagement.status !== 'ended'
