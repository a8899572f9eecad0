import type { Practice } from '@/db/practice'
import type { PlanContent } from '@/lib/visions/document/content'
import { diff } from '@/lib/visions/document/diff'
import { contentOf, readPlan } from './freeze'
import { standingOf } from './standing'
import { agreedAt, lastAgreed, openReview, openVersion, type Standing, sentBackLast } from './version'

/** Where a plan stands between a draft and an agreement, as one person sees it. */
export type Stage = {
  /** Every version that both signed, oldest first. */
  signed: { number: number; at: Date }[]
  /** The version that waits for signatures. */
  open: { number: number; signedByMe: boolean; signedByOther: boolean } | null
  /** A question that waits for its answer, or the answer that nothing has followed yet. */
  review: 'waiting' | 'ready' | 'changes' | null
  /** How much differs from the last agreed version; null where there is none, or where the page counts itself. */
  changes: number | null
  /** The number that the next version will have. */
  next: number
}

/** Within an open transaction. `draft` is what the reader has of it, where the server knows. */
export async function stageWithin(
  practice: Practice,
  engagementId: string,
  draft: PlanContent | null,
): Promise<Stage> {
  const standing = await standingOf(practice, engagementId)
  const agreed = lastAgreed(standing)
  const before = agreed && draft ? readPlan(await contentOf(practice, agreed.id)) : null
  return stageOf(standing, practice.actor.memberId, before && draft ? diff(before, draft).length : null)
}

function stageOf(standing: Standing, memberId: string, changes: number | null): Stage {
  const open = openVersion(standing)
  return {
    signed: standing.versions
      .flatMap((version) => {
        const at = agreedAt(version)
        return at ? [{ number: version.number, at }] : []
      })
      .toReversed(),
    open: open && {
      number: open.number,
      signedByMe: open.signatures.some((signature) => signature.memberId === memberId),
      signedByOther: open.signatures.some((signature) => signature.memberId !== memberId),
    },
    review: reviewIn(standing),
    changes,
    next: standing.versions.length + 1,
  }
}

/** An answer counts until a version has followed it. A version sent back asks for changes as well. */
function reviewIn(standing: Standing): Stage['review'] {
  if (openReview(standing)) return 'waiting'
  const [newest] = standing.versions
  const { review } = standing
  const answered = review?.answer && (!newest || newest.frozenAt < review.askedAt) ? review.answer.kind : null
  if (answered) return answered
  return sentBackLast(standing) ? 'changes' : null
}
