'use client'

import { useRouter } from 'next/navigation'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { closePractice, reopenPractice } from '@/lib/practices/actions'

type Practice = { slug: string; name: string }

export function ClosePractice({ practice }: { practice: Practice }) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={<Button look="danger">Close the practice</Button>}
      title={`Close ${practice.name}?`}
      body="From now on nobody writes here. For thirty days everybody still reads what is theirs and can take it along; after that nobody comes in but its owners."
      verb="Close the practice"
      busy="Closing it"
      keep="Keep it open"
      look="danger"
      run={(form) => closePractice(practice.slug, { name: String(form.get('name') ?? '') })}
      done={() => router.refresh()}
    >
      <Field label={`Write “${practice.name}” to close it`} name="name" autoComplete="off" />
    </AskDialog>
  )
}

export function ReopenPractice({ practice }: { practice: Practice }) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={<Button look="primary">Open it again</Button>}
      title={`Open ${practice.name} again?`}
      body="Everybody who has not left comes in as before, and work that was under way goes on."
      verb="Open it again"
      busy="Opening it"
      keep="Leave it closed"
      run={() => reopenPractice(practice.slug, {})}
      done={() => router.refresh()}
    />
  )
}
