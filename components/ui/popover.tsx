'use client'

import { Popover as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

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
export function Popover({ trigger, label, align = 'end', open, onOpenChange, children }: Props) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={8}
          collisionPadding={12}
          className="z-50 max-h-(--radix-popover-content-available-height) w-88 max-w-[calc(100vw-1.5rem)] animate-appear overflow-y-auto rounded-panel border border-line bg-paper p-4 text-ink shadow-pop outline-none"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
