'use client'

import { Popover as Primitive } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { useFocusBack } from './use-focus-back'

/** A popover once it has opened at its button. Fetched with the first one. */
export function OpenedPopover({
  button,
  label,
  align,
  open,
  onOpenChange,
  children,
}: {
  button: RefObject<HTMLButtonElement | null>
  label: string
  align: 'start' | 'center' | 'end'
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}) {
  const focusBack = useFocusBack(button)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={8}
          collisionPadding={12}
          {...focusBack}
          className="z-50 max-h-(--radix-popover-content-available-height) w-88 max-w-[calc(100vw-1.5rem)] animate-appear overflow-y-auto rounded-panel border border-line bg-paper p-4 text-ink shadow-pop outline-none"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
