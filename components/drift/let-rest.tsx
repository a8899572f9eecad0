'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { problemOf } from '@/components/ui/form-problem'
import { dismissSignal } from '@/lib/drift/actions'

type Props = {
  practice: string
  signalId: string
  /** What it is about, for those who hear the button without its row. */
  fact: string
  /** Who reads the reason, in a line. */
  whoReads: string
}

/** A signal may rest: with the reason, in the client's own words. */
export function LetRest({ practice, signalId, fact, whoReads }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, start] = useTransition()
  if (!open)
    return (
      <Button look="quiet" size={32} aria-label={`Let it rest: ${fact}`} onClick={() => setOpen(true)}>
        Let it rest
      </Button>
    )
  return (
    <form
      noValidate
      className="mt-2 grid basis-full gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
        start(async () => {
          setProblem(null)
          const answer = await dismissSignal(practice, { signalId, reason }).catch(() => null)
          if (answer?.ok) router.refresh()
          else setProblem(problemOf(answer, 'Nothing has changed.'))
        })
      }}
    >
      <TextareaField
        label="Why may it rest?"
        name="reason"
        rows={2}
        forPerson
        autoFocus
        hint={`${whoReads} It comes back when the facts change.`}
        error={problem}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size={32} busy={sending && 'Saving'}>
          Let it rest
        </Button>
        <Button look="quiet" size={32} onClick={() => setOpen(false)}>
          Leave it open
        </Button>
      </div>
    </form>
  )
}
