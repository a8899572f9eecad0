import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { Stage } from '@/lib/signoffs/stage'
import { AskForReview } from './ask-for-review'
import { TakeReviewBack } from './take-review-back'

/**
 * The one filled button above a draft: what comes next between the two. Where it is the other one's turn, null, or the
 * quiet way back.
 */
export function PlanAction({
  stage,
  seat,
  coach,
  practice,
  visionId,
  base,
  away = false,
}: {
  stage: Stage
  seat: 'client' | 'coach'
  coach: string
  practice: string
  visionId: string
  base: string
  /** Why there is nobody to ask just now, in a sentence. */
  away?: string | false
}) {
  const { open, review, next } = stage
  if (open)
    return open.signedByMe ? null : (
      <LinkButton look="primary" href={`${base}/versions/${open.number}`}>
        <span>
          Read <span className="max-sm:hidden">and sign</span> version {open.number}
        </span>
      </LinkButton>
    )
  if (seat === 'coach')
    return review === 'waiting' ? (
      <LinkButton look="primary" href={`${base}/changes`}>
        Review
      </LinkButton>
    ) : null
  if (review === 'waiting')
    return away ? null : <TakeReviewBack practice={practice} visionId={visionId} coach={coach} />
  if (review === 'ready')
    return (
      <LinkButton look="primary" href={`${base}/changes`}>
        Freeze as version {next}
      </LinkButton>
    )
  const ask = (
    <span>
      Ask <span className="max-sm:hidden">{coach} to</span>
      {/* Beside the place and the comments of a phone. */}
      <span className="sm:hidden">for</span> review
    </span>
  )
  if (away)
    return (
      <Button look="primary" unavailable={`${away} ${coach} can be asked afterwards.`}>
        {ask}
      </Button>
    )
  return (
    <AskForReview practice={practice} visionId={visionId} coach={coach}>
      {ask}
    </AskForReview>
  )
}
