'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useListening } from '@/components/ui/listening'
import { toast } from '@/components/ui/toast'
import { openBooked, openOrAsk } from '@/lib/sessions/actions'
import type { Meant } from '@/lib/sessions/meant'
import { isDue } from '@/lib/sessions/session'
import { WhichSession } from './which-session'

/** From here both write. The page of the plan goes live in place. */
export function OpenSessionButton({
  practice,
  engagementId,
  zone,
  look = 'primary',
  booked,
  goesTo,
}: {
  practice: string
  engagementId: string
  /** The coach's own. */
  zone: string
  look?: 'primary' | 'secondary'
  /** On the page of one that is booked, that one is meant; asked all the same where it is not due. */
  booked?: Meant
  /** Where the session is had, from a page that is not the place. */
  goesTo?: string
}) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [opened, setOpened] = useState(false)
  const [meant, setMeant] = useState<Meant | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const listening = useListening()
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
      if (booked && !isDue(booked, new Date())) return setMeant(booked)
      const asked = booked ? openBooked(practice, booked.sessionId) : openOrAsk(practice, engagementId)
      const outcome = await asked.catch(() => null)
      if (!outcome?.ok) toast({ words: outcome?.refusal.sentence ?? 'The session did not open. Try again.' })
      else if ('asks' in outcome.value) setMeant(outcome.value.asks)
      else enter()
    })
  return (
    <>
      <Button
        ref={button}
        inert={!listening}
        look={look}
        onClick={press}
        busy={(busy || opened) && 'Opening'}
      >
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
