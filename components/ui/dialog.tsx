'use client'

import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { dialogBodyClass, dialogPaperClass } from './dialog-paper'

type Props = {
  /** One button element that opens it; or steer it with `open` and `onOpenChange`. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** The question: "Freeze this draft as version 3?" */
  title: string
  /** What will happen, in one or two sentences. */
  body: ReactNode
  /** As wide as the sheet, where something is read before the yes. */
  wide?: boolean
  /** Fields, if any, and DialogActions. */
  children: ReactNode
}

/** Only for sharing, freezing, leaving an agreement and deleting. Everything else happens in the page. */
export function Dialog({ trigger, open, onOpenChange, title, body, wide, children }: Props) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        {/* Not Radix's overlay: that one writes a <style> of its own to hold the scrolling, which our policy refuses. */}
        <div
          data-holds-scroll
          className="fixed inset-0 z-40 animate-appear bg-[oklch(0.2_0.01_120/0.35)] print:hidden"
        />
        <Primitive.Content
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

/** The primary repeats the question's verb; the way out is a DialogClose beside it. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap gap-2">{children}</div>
}

/** Wraps the button that leaves things as they are: "Keep drafting". */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>
}
