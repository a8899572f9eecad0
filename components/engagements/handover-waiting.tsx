'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { withdrawHandover } from '@/lib/engagements/actions'
import { AskDialog } from './ask-dialog'

/** Takes back a question that the client has not answered. */
export function TakeBackHandover({
  practice,
  handoverId,
  client,
  to,
}: {
  practice: string
  handoverId: string
  client: string
  to: string
}) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={<Button size={32}>Take it back</Button>}
      title={`Take back the question to ${client}?`}
      body={`${client} is then no longer asked whether ${to} may take over. Everything stays as it is.`}
      verb="Take it back"
      busy="Taking it back"
      keep="Keep waiting"
      run={() => withdrawHandover(practice, handoverId)}
      done={() => {
        toast({ words: 'Taken back' })
        router.refresh()
      }}
    />
  )
}
