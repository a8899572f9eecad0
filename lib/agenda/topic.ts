/** One thing that the two want to come to in a session, as either of them sees it. Times are ISO 8601. */
export type Topic = {
  id: string
  text: string
  minutes: number
  /** Who wanted it there first. */
  addedBy: { id: string; name: string }
  reachedAt: string | null
  /** Left over from an earlier session: which one. */
  carriedFrom: number | null
  /** Where it is a question: the passage's section, and the question as it is asked now; null where it was deleted. */
  question: { threadId: string; section: string; asks: string | null } | null
}

/** What is planned, in minutes. */
export const minutesOf = (topics: readonly Pick<Topic, 'minutes'>[]) =>
  topics.reduce((sum, { minutes }) => sum + minutes, 0)
