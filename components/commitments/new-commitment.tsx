'use client'

import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/toast'
import { makeCommitment } from '@/lib/commitments/actions'
import type { Committing } from '@/lib/commitments/screen'
import type { Day } from '@/lib/dates'
import { CommitmentForm } from './commitment-form'

type Props = {
  /** The practice's slug. */
  practice: string
  /** Who can commit to what: as `lib/commitments/screen.ts` says, or with the milestones as they stand in an open document. */
  committing: Committing
  /** The day it is for whoever writes. */
  today: Day
  /** The session it belongs to; left out, it is the one that is open, if one is. */
  sessionId?: string
  /** Words to begin with, such as those selected in the plan. Another `key` begins anew. */
  text?: string
  autoFocus?: boolean
  look?: 'primary' | 'secondary'
  onAdded?: () => void
  /** Esc, and the button for it; without it the form stays where it is. */
  onCancel?: () => void
}

/** Writes down what one of the two will do, from anywhere. */
export function NewCommitment({
  practice,
  committing,
  today,
  sessionId,
  text,
  autoFocus,
  look,
  onAdded,
  onCancel,
}: Props) {
  const router = useRouter()
  return (
    <CommitmentForm
      committing={committing}
      today={today}
      from={text === undefined ? undefined : { text }}
      verb="Add"
      busy="Adding"
      look={look}
      autoFocus={autoFocus}
      onCancel={onCancel}
      send={(said) =>
        makeCommitment(practice, {
          ...said,
          engagementId: committing.engagementId,
          sessionId: sessionId ?? null,
        })
      }
      onSent={() => {
        toast({ words: 'Commitment added' })
        onAdded?.()
        router.refresh()
      }}
    />
  )
}
