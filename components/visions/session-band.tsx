'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { LiveBand } from '@/components/ui/live-band'
import { toast } from '@/components/ui/toast'
import { endSession } from '@/lib/sessions/actions'
import type { OpenSession, VisionScreen } from '@/lib/visions/screen'
import { firstName } from './sections'

type Props = {
  screen: VisionScreen & { session: OpenSession }
  practice: string
  saved: React.ReactNode
  /** Whether the other one is in the document now. */
  otherIsHere: boolean
}

/** Takes the bar's place while both write: live, with whom, for how long, who is here. */
export function SessionBand({ screen, practice, saved, otherIsHere }: Props) {
  const { session, seat, client, coach } = screen
  const other = seat === 'client' ? coach : client
  return (
    <>
      <LiveBand
        title={`Session ${session.number} with ${other.name}`}
        clock={<SessionClock openedAt={session.openedAt} minutes={session.minutes} />}
        people={
          <>
            <Avatar
              name={coach.name}
              who="coach"
              here={seat === 'coach' || otherIsHere}
              label={says('coach')}
            />
            <Avatar
              name={client.name}
              who="client"
              here={seat === 'client' || otherIsHere}
              label={says('client')}
            />
          </>
        }
        actions={
          <>
            {saved}
            {screen.may.endSession && <EndSessionButton practice={practice} sessionId={session.id} />}
          </>
        }
      />
      <Arrivals name={firstName(other.name)} here={otherIsHere} />
    </>
  )

  function says(who: typeof seat) {
    if (who === seat) return 'You are here'
    return otherIsHere ? `${other.name} is here` : `${other.name} is not here`
  }
}

function EndSessionButton({ practice, sessionId }: { practice: string; sessionId: string }) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const end = () =>
    start(async () => {
      const outcome = await endSession(practice, sessionId).catch(() => null)
      // Already ended is what was wanted.
      if (outcome?.ok || outcome?.refusal.kind === 'conflict') router.refresh()
      else toast({ words: outcome?.refusal.sentence ?? 'The session did not end. Try again.' })
    })
  return (
    <Button look="band" onClick={end} busy={busy && 'Ending'}>
      End session
    </Button>
  )
}

/** "38:12 of 60 min". It counts in silence and speaks once, five minutes before the end. */
function SessionClock({ openedAt, minutes }: { openedAt: Date; minutes: number }) {
  const [passed, setPassed] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setPassed(Math.max(0, Math.floor((Date.now() - openedAt.getTime()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [openedAt])
  const left = passed === null ? null : minutes * 60 - passed
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span role="timer" aria-label="Time passed" className="font-semibold text-[1.25rem] tabular-nums">
        {passed === null ? '–:––' : clockWords(passed)}
      </span>
      <span className="hidden text-14 text-on-band-2 sm:inline">of {minutes} min</span>
      <span role="status" className="hidden-words">
        {left !== null && left <= 300 && left > 0 ? '5 minutes left' : ''}
      </span>
    </span>
  )
}

function clockWords(seconds: number) {
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** Joining and leaving are said once; what somebody writes is not. */
function Arrivals({ name, here }: { name: string; here: boolean }) {
  const [said, setSaid] = useState('')
  const [before, setBefore] = useState(here)
  if (before !== here) {
    setBefore(here)
    setSaid(here ? `${name} is here` : `${name} has left`)
  }
  return (
    <p role="status" className="hidden-words">
      {said}
    </p>
  )
}
