type Seat = 'client' | 'coach'
type Engagement = { status: 'invited' | 'active' | 'paused' | 'ended' }
type Thread = { openedBy: string; resolvedAt: unknown }

/** The two of the engagement, while the work is under way. */
export const mayComment = (seat: Seat | null, engagement: Engagement) =>
  seat !== null && (engagement.status === 'active' || engagement.status === 'paused')

/** What is resolved is opened again first. */
export const mayReply = (seat: Seat | null, engagement: Engagement, thread: Thread) =>
  mayComment(seat, engagement) && thread.resolvedAt === null

/** Either asks the other; the client's home leads with what the coach asks. */
export const mayAsk = mayReply

/** One's own words, as long as they are there. */
export const mayChange = (
  seat: Seat | null,
  engagement: Engagement,
  comment: { authorId: string; deletedAt: unknown },
  memberId: string,
) => mayComment(seat, engagement) && comment.authorId === memberId && comment.deletedAt === null

/** Whoever opened it says when it is done. */
export const mayResolve = (seat: Seat | null, engagement: Engagement, thread: Thread, memberId: string) =>
  mayReply(seat, engagement, thread) && thread.openedBy === memberId

export const mayReopen = (seat: Seat | null, engagement: Engagement, thread: Thread) =>
  mayComment(seat, engagement) && thread.resolvedAt !== null

/** The client's words are the client's: the coach proposes others, and the client decides. */
export const maySuggest = (seat: Seat | null, engagement: Engagement) =>
  seat === 'coach' && mayComment(seat, engagement)

export const mayDecide = (
  seat: Seat | null,
  engagement: Engagement,
  thread: Thread,
  suggestion: { outcome: unknown } | null,
) =>
  seat === 'client' &&
  mayReply(seat, engagement, thread) &&
  suggestion !== null &&
  suggestion.outcome === null
