import { useEffect } from 'react'
import { composeHere } from './compose-here'
import { goToThread } from './go-to-thread'
import type { Mode, Room } from './room'

/** ⌘ Alt M comments on the selection, ⌘ Alt A asks, ⌘ Alt N and P go to the next and the one before. */
export function useCommentKeys(room: Room) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isElsewhere(event.target)) room.open(null)
      if (!event.altKey || !(event.metaKey || event.ctrlKey) || event.shiftKey) return
      // With Alt a Mac writes other letters, so the key itself is asked.
      const mode = modes[event.code]
      const step = steps[event.code]
      if (mode) {
        if (composeHere(room, mode)) event.preventDefault()
      } else if (step) {
        event.preventDefault()
        goToThread(room, step)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [room])
}

/** Esc means something of its own there. */
const isElsewhere = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('dialog, [role="dialog"], [role="menu"], [role="toolbar"]') !== null

const modes: Readonly<Record<string, Mode>> = { KeyM: 'comment', KeyA: 'ask' }
const steps: Readonly<Record<string, 1 | -1>> = { KeyN: 1, KeyP: -1 }
