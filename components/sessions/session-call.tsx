'use client'

import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useNews } from '@/components/comments/use-news'
import { buttonClass } from '@/components/ui/button-class'
import { firstName } from '@/lib/people/name'
import type { Call } from '@/lib/sessions/call'

/** "Maya opened the session. Join", on every page but the one where they meet. */
export function SessionCall({ practice }: { practice: string }) {
  const [call, setCall] = useState<Call | null>(null)
  const here = usePathname()
  const router = useRouter()
  const roomOf = (call: Call | null) => call && `/p/${practice}/client/visions/${call.visionId}`
  const heard = useRef('null')
  useNews(`/api/p/${practice}/sessions/news`, (said) => {
    const next = read(said)
    // The page below was drawn before, and says when they meet; the room itself hears of it by its socket.
    const isNews = heard.current !== said
    heard.current = said ?? 'null'
    if (isNews && roomOf(next ?? call) !== here) router.refresh()
    setCall(next)
  })
  const room = roomOf(call)
  const shown = call && room !== here
  return (
    <div role="status" data-surface="band" className="sticky top-0 z-40 bg-band text-on-band print:hidden">
      {shown && room && (
        <p className="flex min-h-14 items-center gap-3 px-4 py-2 text-15 sm:px-5">
          <span
            aria-hidden="true"
            className="size-2.5 shrink-0 rounded-full bg-live forced-colors:bg-[CanvasText]"
          />
          <span className="min-w-0">
            {firstName(call.coach)} opened the session.
            <span className="text-on-band-2 max-sm:hidden"> Session {call.number} is live in your plan.</span>
          </span>
          <Link href={room} className={`${buttonClass('band', 40)} ml-auto`}>
            Join
          </Link>
        </p>
      )}
    </div>
  )
}

/** Written by our own route; anything else is no call. */
function read(said: string | undefined): Call | null {
  try {
    const call: unknown = JSON.parse(said ?? 'null')
    return typeof call === 'object' && call !== null && 'visionId' in call ? (call as Call) : null
  } catch {
    return null
  }
}
