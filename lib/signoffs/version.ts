import type { SignOffSeat } from './seal'

/** One signature, as far as everybody at the table sees it. */
export type Signature = {
  id: string
  memberId: string
  name: string
  seat: SignOffSeat
  typedName: string
  signedAt: Date
}

export type Ending = {
  kind: 'withdrawn' | 'sent back'
  memberId: string
  at: Date
  reason: string | null
}

/** A version without its words. */
export type Version = {
  id: string
  number: number
  digest: string
  frozenAt: Date
  proposedBy: { memberId: string; name: string }
  followsId: string | null
  /** In the order in which they were given. */
  signatures: Signature[]
  ending: Ending | null
}

export type VersionState = 'waiting' | 'agreed' | 'withdrawn' | 'sent back'

/** Agreed is both signatures, and nothing that anybody could set. */
export function stateOf({ signatures, ending }: Pick<Version, 'signatures' | 'ending'>): VersionState {
  if (signatures.length === 2) return 'agreed'
  return ending?.kind ?? 'waiting'
}

/** The client's question to the coach, and what the coach said to it. */
export type Review = {
  id: string
  askedAt: Date
  note: string | null
  answer: { kind: 'ready' | 'changes'; memberId: string; at: Date; words: string | null } | null
}

/** What has been asked, frozen, signed and sent back for one vision, newest first. */
export type Standing = { versions: Version[]; review: Review | null }

export const openVersion = ({ versions }: Standing): Version | null =>
  versions.find((version) => stateOf(version) === 'waiting') ?? null

export const lastAgreed = ({ versions }: Standing): Version | null =>
  versions.find((version) => stateOf(version) === 'agreed') ?? null

/** A request waits until it is answered, or until a version says more than it asked. */
export function openReview({ review, versions }: Standing): Review | null {
  const newest = versions[0]
  if (!review || review.answer) return null
  return newest && newest.frozenAt > review.askedAt ? null : review
}
/** When the second of both signed. */
export function agreedAt(version: Version): Date | null {
  return stateOf(version) === 'agreed' ? (version.signatures.at(-1)?.signedAt ?? null) : null
}

/** The version that was sent back, as long as nothing has been asked or frozen since. */
export function sentBackLast({ review, versions }: Standing): Version | null {
  const [newest] = versions
  if (!newest || stateOf(newest) !== 'sent back') return null
  return review && review.askedAt > newest.frozenAt ? null : newest
}
