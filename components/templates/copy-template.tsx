'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { copyTemplate } from '@/lib/templates/actions'

type Props = { practice: string; from: { key: string; version: number }; title: string }

/** A template of one's own, beginning as this one is. */
export function CopyTemplate({ practice, from, title }: Props) {
  const router = useRouter()
  const made = useRef<string | null>(null)
  return (
    <AskDialog
      trigger={
        <Button look="secondary">
          Copy and adapt
          <span className="hidden-words">: {title}</span>
        </Button>
      }
      title={`Copy “${title}”?`}
      body="The copy is your practice’s own. You can change its sections, what they ask, and what each one holds."
      verb="Copy the template"
      busy="Copying"
      keep="Leave it"
      run={async (fields) => {
        const answer = await copyTemplate(practice, { from, title: String(fields.get('title')) })
        if (answer.ok) made.current = answer.value.templateId
        return answer
      }}
      done={() => router.push(`/p/${practice}/coach/library/${made.current}`)}
    >
      <Field
        label="What it is called"
        name="title"
        maxLength={80}
        defaultValue={`${title}, our way`.slice(0, 80)}
      />
    </AskDialog>
  )
}
