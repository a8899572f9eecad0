'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { openOrAsk } from '@/lib/sessions/actions'
import type { Meant } from '@/lib/sessions/meant'
import { WhichSession } from './which-session'

/** From here both write. The page of the plan goes live in place. */
export function OpenSessionButton({
  practice,
  engagementId,
  zone,
  look = 'primary',
  goesTo,
}: {
  practice: string
  engagementId: string
  /** The coach's own. */
  zone: string
  look?: 'primary' | 'secondary'
  /** Where the session is had, from a page that is not the place. */
  goesTo?: string
}) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [opened, setOpened] = useState(false)
  const [meant, setMeant] = useState<Meant | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const leave = () => {
    setMeant(null)
    // Once the question is gone.
    requestAnimationFrame(() => button.current?.focus())
  }
  const enter = () => {
    setOpened(true)
    if (goesTo) router.push(goesTo)
    else router.refresh()
  }
  const press = () =>
    start(async () => {
      const outcome = await openOrAsk(practice, engagementId).catch(() => null)
      if (!outcome?.ok) toast({ words: outcome?.refusal.sentence ?? 'The session did not open. Try again.' })
      else if ('asks' in outcome.value) setMeant(outcome.value.asks)
      else enter()
    })
  return (
    <>
      <Button ref={button} look={look} onClick={press} busy={(busy || opened) && 'Opening'}>
        Open a session
      </Button>
      <WhichSession
        practice={practice}
        engagementId={engagementId}
        zone={zone}
        meant={meant}
        onOpened={enter}
        onLeft={leave}
      />
    </>
  )
}
