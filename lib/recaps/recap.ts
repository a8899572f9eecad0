import type { Day } from '@/lib/dates'

/**
 * What a session left behind, as it is sent: everything in it is words and numbers, so that it reads the same whatever
 * becomes of the plan, of people's names, or of this program. Kept as canonical JSON, with its hash beside it.
 */
export type Recap = {
  format: 'waymark recap 1'
  engagementId: string
  session: { id: string; number: number; of: number; openedAt: string; endedAt: string }
  coach: { memberId: string; name: string }
  client: { memberId: string; name: string }
  headline: string
  changes: RecapChange[]
  /** What both noted, a line each. */
  notes: string[]
  commitments: RecapCommitment[]
  next: { sessionId: string; number: number; startsAt: string; minutes: number } | null
  /** A line of the coach about next time. */
  closing: string
}

export type Seat = 'coach' | 'client'

/** One difference between the plan as the session opened and as it ended. */
export type RecapChange = {
  /** The section's key, and which of its changes. */
  id: string
  section: string
  /** As the section was called. */
  title: string
  /** Who wrote it, by the log. */
  by: Seat[]
  lines: RecapLine[]
}

export type RecapLine = {
  runs: RecapRun[]
  /** All of it is new: drawn with a bar, not marked word by word. */
  whole: boolean
  /** Whether it stands in a list. */
  listed: boolean
  /** What is said of it beside the words: "moved", "Due: September 18". */
  aside: string
}

export type RecapRun = { op: 'same' | 'ins' | 'del'; text: string }

export type RecapCommitment = { id: string; text: string; owner: Seat; dueOn: Day | null }

/** What the coach made of it before sending. Null is as it was drafted. */
export type RecapEdits = {
  headline: string | null
  /** Ids of changes and of commitments. */
  leftOut: string[]
  notes: string[] | null
  closing: string
}

export const noEdits: RecapEdits = { headline: null, leftOut: [], notes: null, closing: '' }

/** What is sent, of what was drafted. */
export function edited(drafted: Recap, { headline, leftOut, notes, closing }: RecapEdits): Recap {
  return {
    ...drafted,
    headline: headline ?? drafted.headline,
    changes: drafted.changes.filter(({ id }) => !leftOut.includes(id)),
    notes: (notes ?? drafted.notes).map((line) => line.trim()).filter((line) => line !== ''),
    commitments: drafted.commitments.filter(({ id }) => !leftOut.includes(id)),
    closing,
  }
}
