import type { PassageAnchor } from '@/lib/visions/document/anchors'

/** One conversation about a passage or an element, as one of its two people sees it. Times are ISO 8601. */
export type Thread = {
  id: string
  section: string
  /** What stood there when the thread was opened. */
  quote: string
  about: About
  openedBy: string
  openedAt: string
  resolvedAt: string | null
  comments: Said[]
  /** Who asks, and has not taken it back. */
  asks: { by: string; at: string }[]
  suggestion: Suggestion | null
  /** How far the viewer has read. */
  readAt: string | null
  may: { resolve: boolean; reopen: boolean; reply: boolean; ask: boolean; decide: boolean }
}

export type About =
  | { kind: 'passage'; anchor: PassageAnchor }
  | { kind: 'element'; elementId: string; field: string | null }

/** What is deleted has no words left, and its place. */
export type Said = {
  id: string
  by: string
  body: string
  writtenAt: string
  edited: boolean
  deleted: boolean
}

export type Suggestion = {
  by: string
  replacement: string
  outcome: 'applied' | 'declined' | null
  decidedAt: string | null
}

/** Everybody who has a part in it, by member id: the two of the engagement, and coaches of before. */
export type Speaker = { id: string; name: string; who: 'coach' | 'client' }

/** All threads of one vision. */
export type Conversation = {
  me: string
  speakers: Speaker[]
  threads: Thread[]
  may: { comment: boolean; suggest: boolean }
}

/** The other one asks the viewer something, and the viewer has said nothing since. */
export function asksMe({ asks, comments, resolvedAt }: Thread, me: string): boolean {
  if (resolvedAt !== null) return false
  return asks.some(
    ({ by, at }) =>
      by !== me && !comments.some((said) => said.by === me && !said.deleted && said.writtenAt > at),
  )
}

/** It was asked, and whoever was asked has said something since. */
export function isAnswered({ asks, comments }: Thread): boolean {
  return asks.some(({ by, at }) =>
    comments.some((said) => said.by !== by && !said.deleted && said.writtenAt > at),
  )
}

/** The other one has said something that the viewer has not had on the screen. */
export function isUnread({ comments, suggestion, readAt, openedAt, openedBy }: Thread, me: string): boolean {
  const since = readAt ?? ''
  if (suggestion && suggestion.by !== me && suggestion.outcome === null && openedAt > since) return true
  return (
    comments.some((said) => said.by !== me && !said.deleted && said.writtenAt > since) ||
    (openedBy !== me && readAt === null)
  )
}
