'use client'

import { useEffect, useState } from 'react'
import { onDemand, useOnDemand } from './on-demand'
import { toastClass } from './toast-class'

export type Message = {
  /** One line: "Recap sent to Daniel". */
  words: string
  undo?: () => void
  /** Where what happened goes on. */
  go?: { words: string; href: string }
}

const list = onDemand(() => import('./toast-list'))

/** Says in passing what just happened. Never the only record of it. */
export function toast(message: Message) {
  window.dispatchEvent(new CustomEvent(event, { detail: message }))
}

/** Stands once, in the root layout. Six seconds, longer while pointed at or focused; F8 goes to the messages. */
export function Toaster() {
  const [shown, setShown] = useState<(Message & { id: number })[]>([])
  const [alone, setAlone] = useState(false)
  const arrived = useOnDemand(list, shown.length > 0, () => setAlone(true))

  useEffect(() => {
    let next = 0
    const show = (happened: Event) => {
      if (!(happened instanceof CustomEvent)) return
      const message: Message = happened.detail
      const id = next++
      setShown((earlier) => [...earlier.slice(-2), { ...message, id }])
    }
    window.addEventListener(event, show)
    return () => window.removeEventListener(event, show)
  }, [])

  const forget = (id: number) => setShown((earlier) => earlier.filter((message) => message.id !== id))

  if (arrived) return <arrived.ToastList messages={shown} onGone={forget} />
  const last = alone && shown.at(-1)
  return last && <Alone key={last.id} message={last} onGone={() => setShown([])} />
}

/** Without a connection the list may not come: then the last message stands as it can. */
function Alone({ message, onGone }: { message: Message; onGone: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onGone, 6_000)
    return () => clearTimeout(timer)
  })
  return (
    <p
      role="status"
      data-surface="band"
      className={`${toastClass} fixed bottom-20 left-4 z-50 max-w-[calc(100vw-2rem)] sm:bottom-6 sm:left-6`}
    >
      {message.words}
      {message.undo && (
        <button type="button" onClick={message.undo} className="reach rounded-control font-semibold">
          Undo
        </button>
      )}
    </p>
  )
}

const event = 'waymark:toast'
