'use client'

import { Slot } from 'radix-ui'
import type { ReactNode } from 'react'
import { onDemand } from './on-demand'
import { useOpening } from './use-opening'

const popover = onDemand(() => import('./popover-opened'))

type Props = {
  /** One button element. */
  trigger: ReactNode
  /** Names the region for those who cannot see where it opened. */
  label: string
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** Not modal: the document beside it stays in reach. Esc closes it and gives focus back. */
export function Popover({ trigger, label, align = 'end', children, ...steered }: Props) {
  const { open, setOpen, opened, button, buttonProps } = useOpening(popover, steered)
  return (
    <>
      <Slot.Root ref={button} aria-haspopup="dialog" {...buttonProps} onClick={() => setOpen(!open)}>
        {trigger}
      </Slot.Root>
      {opened && (
        <opened.OpenedPopover button={button} label={label} align={align} open={open} onOpenChange={setOpen}>
          {children}
        </opened.OpenedPopover>
      )}
    </>
  )
}
