'use client'

import Link from 'next/link'
import { Toast as Primitive } from 'radix-ui'
import { useEffect, useState } from 'react'
import { Tick } from './checkbox'
import { toastClass } from './toast-class'

export type Message = {
  /** One line: "Recap sent to Daniel". */
  words: string
  undo?: () => void
  /** Where what happened goes on. */
  go?: { words: string; href: string }
}

/** Says in passing what just happened. Never the only record of it. */
export function toast(message: Message) {
  window.dispatchEvent(new CustomEvent(event, { detail: message }))
}

/** Stands once, in the root layout. Six seconds, longer while pointed at or focused; F8 goes to the messages. */
export function Toaster() {
  const [shown, setShown] = useState<(Message & { id: number })[]>([])

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

  return (
    <Primitive.Provider duration={6000} label="Message" swipeDirection="down">
      {shown.map((message) => (
        <Primitive.Root
          key={message.id}
          data-surface="band"
          onOpenChange={(open) => {
            if (!open) forget(message.id)
          }}
          className={toastClass}
        >
          <Tick className="size-4 shrink-0 text-live" />
          <Primitive.Description className="min-w-0">{message.words}</Primitive.Description>
          {message.undo && (
            <Primitive.Action asChild altText="Undo">
              <button
                type="button"
                onClick={message.undo}
                className="reach ml-2 rounded-control font-semibold text-on-band"
              >
                Undo
              </button>
            </Primitive.Action>
          )}
          {message.go && (
            <Primitive.Action asChild altText={message.go.words}>
              <Link href={message.go.href} className="reach ml-2 rounded-control font-semibold text-on-band">
                {message.go.words}
              </Link>
            </Primitive.Action>
          )}
        </Primitive.Root>
      ))}
      <Primitive.Viewport className="fixed bottom-20 left-4 z-50 flex max-w-[calc(100vw-2rem)] flex-col items-start gap-2 outline-none sm:bottom-6 sm:left-6" />
    </Primitive.Provider>
  )
}

const event = 'waymark:toast'
