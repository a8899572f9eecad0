import { useEffect, useRef } from 'react'
import { isLetterKey } from '@/components/keyboard/letter-keys'
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
      if (event.shiftKey || !isLetterKey(event)) return
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
