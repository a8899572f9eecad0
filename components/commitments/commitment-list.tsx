'use client'

import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Aim } from '@/lib/commitments/aim'
import type { Commitment } from '@/lib/commitments/commitment'
import type { Committing } from '@/lib/commitments/screen'
import { dayOf, type Reader } from '@/lib/dates'
import { CommitmentItem } from './commitment-item'
import { NewCommitment } from './new-commitment'

type Props = {
  practice: string
  commitments: readonly (Commitment & { aim?: Aim | null })[]
  committing: Committing | null
  reader: Reader
  look: 'aside' | 'row'
  named?: 'owner' | 'other'
  /** A new one can be written down here. */
  adds?: string
}

/** What was said, each to be settled where it stands, and room for another. */
export function CommitmentList({ practice, commitments, committing, reader, look, named, adds }: Props) {
  const [adding, setAdding] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setAdding(false)
    // It is there again with the next picture.
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <>
      {commitments.length > 0 && (
        <ul className={look === 'aside' ? 'grid gap-1 pt-3' : undefined}>
          {commitments.map((commitment) => (
            <CommitmentItem
              key={commitment.id}
              {...{ practice, commitment, committing, reader, look, named }}
            />
          ))}
        </ul>
      )}
      {adds && committing && (
        <div className="pt-3">
          {adding ? (
            <NewCommitment
              practice={practice}
              committing={committing}
              today={dayOf(reader.now, reader.zone)}
              look="secondary"
              autoFocus
              onAdded={close}
              onCancel={close}
            />
          ) : (
            <Button
              ref={opener}
              look="quiet"
              size={32}
              icon={<Plus aria-hidden="true" strokeWidth={1.75} />}
              onClick={() => setAdding(true)}
              className="-ml-2"
            >
              {adds}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
