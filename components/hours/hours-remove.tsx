'use client'

import { useRouter } from 'next/navigation'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { removeHours } from '@/lib/hours/actions'

export function HoursRemove({ practice, id, client }: { practice: string; id: string; client: string }) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={
        <Button look="quiet" size={32}>
          Remove<VisuallyHidden> the hours with {client}</VisuallyHidden>
        </Button>
      }
      title="Remove these hours?"
      body={`What you entered for ${client} no longer counts. Enter it again if it should.`}
      verb="Remove"
      busy="Removing"
      keep="Keep them"
      look="danger"
      run={() => removeHours(practice, id)}
      done={() => router.refresh()}
    />
  )
}
