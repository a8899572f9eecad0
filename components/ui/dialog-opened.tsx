'use client'

import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { classes } from './classes'
import { dialogBodyClass, dialogPaperClass } from './dialog-paper'

/** Wraps what closes the dialog. */
export const Close = Primitive.Close

/** A dialog once it has opened. Fetched with the first one. */
export function OpenedDialog({
  button,
  open,
  onOpenChange,
  title,
  body,
  wide,
  children,
}: {
  /** What opened it and gets the focus back; null where it is steered from elsewhere. */
  button: RefObject<HTMLButtonElement | null> | null
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  body: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        {/* Not Radix's overlay: that one writes a <style> of its own to hold the scrolling, which our policy refuses. */}
        <div
          data-holds-scroll
          className="fixed inset-0 z-40 animate-appear bg-[oklch(0.2_0.01_120/0.35)] print:hidden"
        />
        <Primitive.Content
          onCloseAutoFocus={
            button
              ? (event) => {
                  event.preventDefault()
                  button.current?.focus()
                }
              : undefined
          }
          className={classes(
            dialogPaperClass,
            wide ? 'max-w-sheet' : 'max-w-dialog',
            'fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[calc(100dvh-2rem)] -translate-y-1/2 animate-appear overflow-y-auto overscroll-contain outline-none',
          )}
        >
          <Primitive.Title className="text-h2 text-balance">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className={dialogBodyClass}>{body}</div>
          </Primitive.Description>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
