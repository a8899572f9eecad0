import type { Commitment } from '@/lib/commitments/commitment'
import type { Reader } from '@/lib/dates'
import { CommitmentList } from './commitment-list'

type Props = { practice: string; commitments: readonly Commitment[]; reader: Reader }

/** Beside a coach's day: what they said they would do for any of their clients, until it is settled. Absent without. */
export function CoachSaid({ practice, commitments, reader }: Props) {
  if (commitments.length === 0) return null
  return (
    <section aria-labelledby="you-said" className="border-line border-t pt-4">
      <h2 id="you-said" className="font-semibold text-14">
        You said you would
      </h2>
      <CommitmentList
        practice={practice}
        commitments={commitments}
        committing={null}
        reader={reader}
        look="aside"
        named="other"
      />
    </section>
  )
}
