'use client'

import { useEffect, useState } from 'react'

export type Timed = { openedAt: Date; askedAt: Date; minutes: number }

/** Seconds since the session was opened, by the server's clock; null before there is a browser. */
export function usePassed({ openedAt, askedAt }: Timed): number | null {
  const [passed, setPassed] = useState<number | null>(null)
  useEffect(() => {
    // The reader's clock may be wrong; that it goes on evenly is believed.
    const before = Math.max(0, askedAt.getTime() - openedAt.getTime())
    const began = performance.now()
    const tick = () => setPassed(Math.floor((before + performance.now() - began) / 1000))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [openedAt, askedAt])
  return passed
}

/** "38:12 of 60 min". It counts in silence and speaks once, five minutes before the end. */
export function SessionClock({ passed, minutes }: { passed: number | null; minutes: number }) {
  const left = passed === null ? null : minutes * 60 - passed
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span
        role="timer"
        aria-label="Time passed"
        className="font-semibold text-16 tabular-nums sm:text-[1.25rem]"
      >
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
