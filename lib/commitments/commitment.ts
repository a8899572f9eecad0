import type { Day } from '@/lib/dates'

export type OutcomeKind = 'kept' | 'let_go' | 'changed'

/** What one of the two said they would do, as either of them reads it. */
export type Commitment = {
  id: string
  engagementId: string
  sessionId: string | null
  /** Who it was said to, or who said it to whoever reads: the other one of the two. */
  withWhom: string
  owner: { memberId: string; name: string; seat: 'coach' | 'client'; isMe: boolean }
  text: string
  /** A day where the owner lives. */
  dueOn: Day | null
  /** From 1 to 10, how sure the owner is. */
  confidence: number | null
  /** Below seven: what would make it a seven. */
  wouldChange: string | null
  milestoneId: string | null
  /** The one that was changed into this one. */
  followsId: string | null
  createdAt: Date
  /** Open while there is none. */
  outcome: { kind: OutcomeKind; words: string | null; by: { name: string; isMe: boolean }; at: Date } | null
  may: { settle: boolean }
}

/** Confidence from here on asks nothing; below it, what would make it this. */
export const confident = 7

/** How many were kept, of those that were not changed into others: these live on in what follows them. */
export type Tally = { kept: number; made: number; since: Date | null }

export function tallyOf(commitments: readonly Pick<Commitment, 'outcome' | 'createdAt'>[]): Tally {
  const counted = commitments.filter(({ outcome }) => outcome?.kind !== 'changed')
  const first = counted.map(({ createdAt }) => createdAt.getTime()).sort((one, other) => one - other)[0]
  return {
    kept: counted.filter(({ outcome }) => outcome?.kind === 'kept').length,
    made: counted.length,
    since: first === undefined ? null : new Date(first),
  }
}

/** What somebody looks back on today: what is open, and what was settled since they last met. */
export const sinceLast = <C extends Commitment>(commitments: readonly C[], last: Date | null): C[] =>
  commitments.filter(
    ({ outcome }) =>
      outcome === null ||
      (outcome.kind !== 'changed' && (last === null || outcome.at.getTime() >= last.getTime())),
  )
