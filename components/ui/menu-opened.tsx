'use client'

import { Menu as Primitive } from 'radix-ui/internal'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useFocusBack } from './use-focus-back'

/** What the items of a menu are made of. */
export const Parts = Primitive

/** A menu once it has opened at its button. Fetched with the first one. */
export function OpenedMenu({
  button,
  label,
  align,
  open,
  byKey,
  onOpenChange,
  returnsFocus,
  children,
}: {
  button: RefObject<HTMLButtonElement | null>
  label: string
  align: 'start' | 'center' | 'end'
  open: boolean
  /** The keyboard opened it, and goes on with its first item. */
  byKey: boolean
  onOpenChange: (open: boolean) => void
  returnsFocus: boolean
  children: ReactNode
}) {
  const focusBack = useFocusBack(button, returnsFocus)
  const entered = useRef(false)
  return (
    <Primitive.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Primitive.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onFocus={({ target, currentTarget }) => {
            if (!byKey || entered.current || target !== currentTarget) return
            entered.current = true
            currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus()
          }}
          onInteractOutside={focusBack.onInteractOutside}
          onCloseAutoFocus={(event) => {
            focusBack.onCloseAutoFocus(event)
            entered.current = false
          }}
          className="z-50 max-h-(--radix-popper-available-height) min-w-52 animate-appear overflow-y-auto rounded-panel border border-line bg-paper p-1 text-ink shadow-pop"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
