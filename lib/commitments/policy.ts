type Seat = 'client' | 'coach'
type Engagement = { coachId: string; clientId: string; status: 'invited' | 'active' | 'paused' | 'ended' }

/** Either of the two, while the work is under way. */
export const mayCommit = (seat: Seat | null, engagement: Pick<Engagement, 'status'>) =>
  seat !== null && (engagement.status === 'active' || engagement.status === 'paused')

/** A commitment is one of the two's, whoever writes it down. */
export const mayOwn = (engagement: Engagement, memberId: string) =>
  memberId === engagement.coachId || memberId === engagement.clientId

/** Once, by either: what was said in a session is often settled in the next one, aloud. */
export const maySettle = (
  seat: Seat | null,
  engagement: Pick<Engagement, 'status'>,
  commitment: { outcome: unknown },
) => mayCommit(seat, engagement) && commitment.outcome === null
