'use client'

import { useRouter } from 'next/navigation'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { retireTemplate } from '@/lib/templates/actions'

type Props = { practice: string; templateId: string; title: string }

export function RetireTemplate({ practice, templateId, title }: Props) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={
        <Button look="quiet">
          Retire
          <span className="hidden-words">: {title}</span>
        </Button>
      }
      title={`Retire “${title}”?`}
      body="No new plan begins with it any more. Plans that follow it go on as they are."
      verb="Retire the template"
      busy="Retiring"
      keep="Keep offering it"
      run={() => retireTemplate(practice, templateId)}
      done={() => {
        toast({ words: 'The template is retired.' })
        router.refresh()
      }}
    />
  )
}
