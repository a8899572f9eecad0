import { asksMe, type Conversation, isAnswered, type Thread } from '@/lib/comments/thread'
import { firstName } from '@/lib/people/name'
import { speakerOf } from './room'

/** "Maya", and "You" for oneself. */
export const nameOf = (conversation: Conversation, memberId: string) =>
  memberId === conversation.me ? 'You' : firstName(speakerOf(conversation, memberId).name)

/** "“drifting for the last six”", shortened where it is long. */
export const quoted = (quote: string, most = 80) =>
  `“${quote.length > most ? `${quote.slice(0, most - 1).trimEnd()}…` : quote}”`

/** What a question says of itself to the one who reads it. */
export function questionWord(thread: Thread, me: string): { word: string; attends: boolean } | null {
  if (thread.asks.length === 0) return null
  if (asksMe(thread, me)) return { word: 'Asks you', attends: true }
  return isAnswered(thread) ? { word: 'Answered', attends: false } : { word: 'Asked', attends: false }
}
