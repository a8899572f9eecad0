'use client'

import { useRouter } from 'next/navigation'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { TextareaField } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { askForReview } from '@/lib/signoffs/actions'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  practice: string
  visionId: string
  coach: string
}

/** "Ask Maya to review": what is written now settles, and she finds it on her home. */
export function ReviewQuestion({ open, onOpenChange, practice, visionId, coach }: Props) {
  const router = useRouter()
  return (
    <AskDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Ask ${coach} to review?`}
      body={`${coach} finds it first thing, reads what changed, and says whether it is ready or what to change. You can go on writing.`}
      verb={`Ask ${coach}`}
      busy="Asking"
      keep="Not yet"
      run={(fields) => askForReview(practice, { visionId, note: String(fields.get('note') ?? '') })}
      done={() => {
        toast({ words: `${coach} has been asked to read it` })
        router.refresh()
      }}
    >
      <TextareaField
        label="A line to go with it"
        name="note"
        forPerson
        maxLength={500}
        hint="You can leave this empty."
      />
    </AskDialog>
  )
}
