'use client'

import { Menu, MenuItem } from '@/components/ui/menu'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import { capital } from '@/lib/words'

export type Caret = { left: number; top: number; bottom: number }

/** What a section can hold, offered where "/" was typed on an empty line. */
export function InsertMenu({
  at,
  kinds,
  onChoose,
  onClose,
}: {
  at: Caret
  kinds: readonly ElementKind[]
  onChoose: (kind: ElementKind) => void
  onClose: () => void
}) {
  return (
    <Menu
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      returnsFocus={false}
      label="Insert"
      align="start"
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label="Insert"
          style={{ left: at.left, top: at.top, height: at.bottom - at.top }}
          className="pointer-events-none fixed w-px opacity-0"
        />
      }
    >
      {kinds.map((kind) => (
        <MenuItem key={kind} onSelect={() => onChoose(kind)}>
          {capital(kindDefinition(kind).noun.one)}
        </MenuItem>
      ))}
    </Menu>
  )
}
