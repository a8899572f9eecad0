import { useEffect, useRef } from 'react'
import { titleId } from './sections'
import { goToSection } from './use-current-section'

/** J and K go from section to section while nobody is typing; ⌘ \ shows or hides the outline. */
export function usePlanKeys(keys: readonly string[], current: string | null, toggleOutline: () => void) {
  const latest = useRef({ keys, current, toggleOutline })
  latest.current = { keys, current, toggleOutline }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { keys, current, toggleOutline } = latest.current
      if (event.key === '\\' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault()
        toggleOutline()
        return
      }
      if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || isTyping(event.target)) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0) return
      const at = keys.indexOf(focusedSection(keys) ?? current ?? '')
      const next = keys[at + step]
      if (next) goToSection(next)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function focusedSection(keys: readonly string[]) {
  return keys.find((key) => document.activeElement?.id === titleId(key))
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="textbox"], dialog, [role="menu"]') !== null)
  )
}
