import type { Actor } from '@/db/practice'

type Engagement = { coachId: string; status: 'invited' | 'active' | 'paused' | 'ended' }

/** The engagement's coach, once the session is over and until the recap is sent, while the work is under way. */
export const mayDraft = (
  actor: Actor,
  engagement: Engagement,
  session: { endedAt: Date | null; sentAt: Date | null },
) =>
  engagement.coachId === actor.memberId &&
  (engagement.status === 'active' || engagement.status === 'paused') &&
  session.endedAt !== null &&
  session.sentAt === null
