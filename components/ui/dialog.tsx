'use client'

import { Slot } from 'radix-ui'
import type { ReactNode } from 'react'
import { onDemand } from './on-demand'
import { useOpening } from './use-opening'

const dialog = onDemand(() => import('./dialog-opened'))

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
export function Dialog({ trigger, open: steered, onOpenChange, ...question }: Props) {
  const { open, setOpen, opened, button, buttonProps } = useOpening(dialog, { open: steered, onOpenChange })
  return (
    <>
      {trigger && (
        <Slot.Root ref={button} aria-haspopup="dialog" {...buttonProps} onClick={() => setOpen(!open)}>
          {trigger}
        </Slot.Root>
      )}
      {opened && (
        <opened.OpenedDialog
          {...question}
          button={trigger ? button : null}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </>
  )
}

/** The primary repeats the question's verb; the way out is a DialogClose beside it. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap gap-2">{children}</div>
}

/** Wraps the button that leaves things as they are: "Keep drafting". */
export function DialogClose({ children }: { children: ReactNode }) {
  const opened = dialog.read()
  if (!opened) throw new Error('This is drawn in a dialog that has opened.')
  return <opened.Close asChild>{children}</opened.Close>
}
