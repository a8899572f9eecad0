import type { Practice } from '@/db/practice'
import { conversationWithin } from './queries'

/** A conversation that nobody has resolved, as it is named where something is about to be signed. */
export type OpenThread = {
  id: string
  section: string
  quote: string
  /** Who opened it. */
  by: string
  /** What was said first; empty where other words were suggested without a reason, or the comment was deleted. */
  words: string
  replies: number
  /** Other words that wait for the client. */
  suggests: boolean
}

/** Within an open transaction. Signing is not refused for them: they are read first. */
export async function openThreads(practice: Practice, visionId: string): Promise<OpenThread[]> {
  const conversation = await conversationWithin(practice, visionId)
  const names = new Map(conversation?.speakers.map(({ id, name }) => [id, name]))
  return (conversation?.threads ?? [])
    .filter(({ resolvedAt, suggestion }) => resolvedAt === null && !suggestion?.outcome)
    .map(({ id, section, quote, openedBy, comments, suggestion }) => ({
      id,
      section,
      quote,
      by: names.get(openedBy) ?? 'Somebody',
      words: comments[0]?.body ?? '',
      replies: Math.max(0, comments.length - 1),
      suggests: suggestion !== null,
    }))
}
