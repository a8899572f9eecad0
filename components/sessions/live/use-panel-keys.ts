import { useEffect, useRef } from 'react'
import type { Panel } from './panels'

/** Alt 1 to 4: the plan where one last was in it, shared notes, commitments, private notes. Also while typing. */
export function usePanelKeys(open: ((panel: Panel) => void) | null) {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    let inPlan: HTMLElement | null = null
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest('article')) inPlan = target
    }
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return
      // With Alt a Mac writes other letters, so the key itself is asked.
      if (event.code === 'Digit1') {
        event.preventDefault()
        const place = inPlan?.isConnected
          ? inPlan
          : document.querySelector<HTMLElement>('article .text-editor')
        place?.focus()
        return
      }
      const panel = panelOf[event.code]
      if (!panel) return
      event.preventDefault()
      latest.current?.(panel)
      if (focusIn(panel)) return
      // It has only just been opened, and its editor is on the way: what is typed until then is for no other place.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      focusSoon(panel, performance.now() + patienceMs)
    }
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** As soon as its editor is there, unless the focus has gone somewhere meanwhile. */
function focusSoon(panel: Panel, until: number) {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body || performance.now() > until) return
    if (!focusIn(panel)) focusSoon(panel, until)
  })
}

const patienceMs = 3_000

/** Whether it has the focus now: the next letter may be for nobody else. */
function focusIn(panel: Panel): boolean {
  const place = document.querySelector(`[data-panel="${panel}"]`)
  const first = place?.querySelector<HTMLElement>('.text-editor, textarea, input, button')
  first?.focus()
  return first != null && first === document.activeElement
}

const panelOf: Readonly<Record<string, Panel>> = {
  Digit2: 'notes',
  Digit3: 'commitments',
  Digit4: 'private',
}
