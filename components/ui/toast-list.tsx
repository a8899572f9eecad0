'use client'

import Link from 'next/link'
import { Toast as Primitive } from 'radix-ui'
import { Tick } from './checkbox'
import type { Message } from './toast'
import { toastClass } from './toast-class'

/** The messages that are shown. Fetched with the first one. Longer than six seconds while pointed at or focused. */
export function ToastList({
  messages,
  onGone,
}: {
  messages: readonly (Message & { id: number })[]
  onGone: (id: number) => void
}) {
  return (
    <Primitive.Provider duration={6000} label="Message" swipeDirection="down">
      {messages.map((message) => (
        <Primitive.Root
          key={message.id}
          data-surface="band"
          onOpenChange={(open) => {
            if (!open) onGone(message.id)
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
