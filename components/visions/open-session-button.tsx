'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { openSession } from '@/lib/sessions/actions'

/** From here both write. The page of the plan goes live in place. */
export function OpenSessionButton({
  practice,
  engagementId,
  look = 'primary',
  goesTo,
}: {
  practice: string
  engagementId: string
  look?: 'primary' | 'secondary'
  /** Where the session is had, from a page that is not the place. */
  goesTo?: string
}) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [asked, setAsked] = useState(false)
  const open = () =>
    start(async () => {
      setAsked(true)
      const outcome = await openSession(practice, engagementId).catch(() => null)
      if (outcome?.ok && goesTo) router.push(goesTo)
      else if (outcome?.ok) router.refresh()
      else {
        setAsked(false)
        toast({ words: outcome?.refusal.sentence ?? 'The session did not open. Try again.' })
      }
    })
  return (
    <Button look={look} onClick={open} busy={(busy || asked) && 'Opening'}>
      Open a session
    </Button>
  )
}
