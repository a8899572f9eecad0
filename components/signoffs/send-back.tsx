'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { problemOf } from '@/components/ui/form-problem'
import { sendBackVersion, withdrawVersion } from '@/lib/signoffs/actions'

type Props = { practice: string; version: { id: string; number: number }; other: string }

/** As easy as signing: one button, one field. */
export function SendBack({ practice, version, other }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, start] = useTransition()
  if (!open)
    return (
      <Button look="quiet" onClick={() => setOpen(true)}>
        Ask for a change instead
      </Button>
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
        start(async () => {
          setProblem(null)
          const answer = await sendBackVersion(practice, { versionId: version.id, reason }).catch(() => null)
          if (answer?.ok) router.refresh()
          else setProblem(problemOf(answer, 'Nothing has changed.'))
        })
      }}
      className="grid w-full gap-3"
    >
      <TextareaField
        label="What should change?"
        name="reason"
        forPerson
        autoFocus
        hint={`${other} reads this. Version ${version.number} is kept, and will not be signed.`}
        error={problem}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={sending && 'Sending'}>
          Ask for this change
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          Keep reading
        </Button>
      </div>
    </form>
  )
}

/** By whoever proposed it, while nobody has signed. */
export function Withdraw({ practice, version }: Omit<Props, 'other'>) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={<Button look="quiet">Withdraw version {version.number}</Button>}
      title={`Withdraw version ${version.number}?`}
      body="Nobody can sign it any more. What was frozen is kept in the list, as a version that was withdrawn."
      verb={`Withdraw version ${version.number}`}
      busy="Withdrawing"
      keep="Leave it open"
      run={() => withdrawVersion(practice, version.id)}
      done={() => router.refresh()}
    />
  )
}
