'use client'

import { CommitmentList } from '@/components/commitments/commitment-list'
import { NewCommitment } from '@/components/commitments/new-commitment'
import { dayOf } from '@/lib/dates'
import type { OpenSession } from '@/lib/visions/screen'

export type Captured = { words: string; at: number }

type Props = {
  practice: string
  session: OpenSession
  zone: string
  /** Words taken from the plan or the notes; each time anew. */
  captured: Captured | null
  onAdded: () => void
}

/** What is promised in this session, and room for the next. */
export function SessionCommitments({ practice, session, zone, captured, onAdded }: Props) {
  const { promised, askedAt, id } = session
  if (!promised) return null
  const { committing, commitments } = promised
  const reader = { zone, now: askedAt }
  return (
    <>
      <h2 className="font-semibold text-15">Commitments</h2>
      <CommitmentList
        practice={practice}
        commitments={commitments.filter(({ sessionId }) => sessionId === id)}
        committing={committing}
        reader={reader}
        look="aside"
        named="owner"
      />
      {committing && (
        <div className="mt-2.5">
          <NewCommitment
            key={captured?.at ?? 'first'}
            practice={practice}
            committing={committing}
            today={dayOf(askedAt, zone)}
            sessionId={id}
            text={captured?.words}
            autoFocus={captured !== null}
            onAdded={onAdded}
          />
        </div>
      )}
    </>
  )
}
