'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import { changeCommitment, settleCommitment } from '@/lib/commitments/actions'
import type { Commitment } from '@/lib/commitments/commitment'
import type { Committing } from '@/lib/commitments/screen'
import type { Day } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { CommitmentForm } from './commitment-form'

type Props = {
  practice: string
  commitment: Commitment
  /** Null where it is not changed into another. */
  committing: Committing | null
  today: Day
  onClose: () => void
  onSettled: () => void
}

/** What became of it, in words if there are any. Settled is settled: this asks before it is written. */
export function SettleForm({ practice, commitment, committing, today, onClose, onSettled }: Props) {
  const router = useRouter()
  const [words, setWords] = useState('')
  const [changing, setChanging] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState<'kept' | 'let_go' | null>(null)
  const [, start] = useTransition()
  const { owner } = commitment

  const done = (said: string) => {
    toast({ words: said })
    onSettled()
    router.refresh()
  }
  const settle = (kind: 'kept' | 'let_go') => {
    if (busy) return
    setBusy(kind)
    start(async () => {
      const answer = await settleCommitment(practice, { commitmentId: commitment.id, kind, words }).catch(
        () => null,
      )
      setBusy(null)
      if (answer?.ok) return done(kind === 'kept' ? 'Kept' : 'Let go')
      setTrouble(problemOf(answer, 'Nothing was settled. Try again.'))
    })
  }

  if (changing && committing)
    return (
      <CommitmentForm
        committing={committing}
        today={today}
        from={{ ...commitment, ownerId: owner.memberId, dueOn: null }}
        verb="Change it"
        busy="Changing"
        look="secondary"
        autoFocus
        onCancel={onClose}
        send={(next) => changeCommitment(practice, { commitmentId: commitment.id, words, next })}
        onSent={() => done('Changed')}
      />
    )
  return (
    <form
      aria-label={`What became of it: ${commitment.text}`}
      onSubmit={(event) => {
        event.preventDefault()
        settle('kept')
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="grid gap-3 rounded-panel border border-line bg-paper p-3"
    >
      <TextareaField
        label={owner.isMe ? 'How did it go?' : `How did it go for ${firstName(owner.name)}?`}
        hint="A line, if you like. You both read it."
        forPerson
        autoFocus
        rows={1}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="[&_textarea]:min-h-11"
      />
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" size={32} busy={busy === 'kept' && 'Keeping'}>
          {owner.isMe ? 'I kept it' : 'Kept'}
        </Button>
        <Button
          look="quiet"
          size={32}
          busy={busy === 'let_go' && 'Letting go'}
          onClick={() => settle('let_go')}
        >
          Let it go
        </Button>
        {committing && (
          <Button look="quiet" size={32} onClick={() => setChanging(true)}>
            Change it
          </Button>
        )}
        <Button look="quiet" size={32} onClick={onClose}>
          Not yet
        </Button>
      </div>
      <FormProblem>{trouble}</FormProblem>
    </form>
  )
}
