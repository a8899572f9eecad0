'use client'

import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { VisuallyHidden } from './visually-hidden'

/** What is opened by a key, used and closed: near the top of the page, with no title drawn. */
export function Palette({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Primitive.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Primitive.Portal>
        {/* Not Radix's overlay: see Dialog. */}
        <div
          data-holds-scroll
          className="fixed inset-0 z-40 animate-appear bg-[oklch(0.2_0.01_120/0.35)] print:hidden"
        />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-3 z-50 mx-auto flex max-h-[min(34rem,calc(100dvh-1.5rem))] max-w-[38rem] animate-appear flex-col overflow-hidden rounded-panel border border-line bg-paper text-ink shadow-pop outline-none sm:top-[12vh]"
        >
          <VisuallyHidden>
            <Primitive.Title>{title}</Primitive.Title>
          </VisuallyHidden>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
