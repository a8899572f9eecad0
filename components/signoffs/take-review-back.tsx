'use client'

import { useRouter } from 'next/navigation'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { takeReviewBack } from '@/lib/signoffs/actions'

/** Beside "Waiting for Maya": the client would rather write on before it is read. */
export function TakeReviewBack({
  practice,
  visionId,
  coach,
}: {
  practice: string
  visionId: string
  coach: string
}) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={
        <Button look="quiet">
          <span>
            Take <span className="max-sm:hidden">the request</span>
            {/* Beside the place and the comments of a phone. */}
            <span className="sm:hidden">it</span> back
          </span>
        </Button>
      }
      title="Take the request back?"
      body={`${coach} is told, and is not asked to review any more. You can ask again whenever you like.`}
      verb="Take it back"
      busy="Taking it back"
      keep={`Let ${coach} read`}
      run={() => takeReviewBack(practice, { visionId })}
      done={() => {
        toast({ words: `${coach} is not asked any more` })
        router.refresh()
      }}
    />
  )
}
