import { useRef, useState } from 'react'
import { type OnDemand, useOnDemand } from './on-demand'
import { toast } from './toast'

type Steered = { open?: boolean; onOpenChange?: (open: boolean) => void }

/**
 * Something that opens at a button. What it opens is fetched when a hand or the keyboard comes near the button; a press
 * that is faster than that is kept, and answered when it has arrived.
 */
export function useOpening<Loaded>(code: OnDemand<Loaded>, { open: steered, onOpenChange }: Steered) {
  const [own, setOwn] = useState(false)
  const open = steered ?? own
  const setOpen = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  const opened = useOnDemand(code, open, () => {
    setOpen(false)
    toast({ words: 'That did not open. Check your connection and try again' })
  })
  const near = () => void code.fetch().catch(() => {})
  return {
    open,
    setOpen,
    /** Null until it is here. */
    opened,
    button: useRef<HTMLButtonElement>(null),
    buttonProps: {
      'aria-expanded': open,
      'data-state': open ? 'open' : 'closed',
      onPointerEnter: near,
      onFocus: near,
    },
  }
}
