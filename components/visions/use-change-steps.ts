import { useCallback, useEffect, useRef, useState } from 'react'
import { titleId } from './sections'
import type { Bar } from './use-bars'

/** From one change to the next, in the order of the page, with the keyboard put there; ⌘ ⇧ Y does it too. */
export function useChangeSteps(bars: readonly Bar[]) {
  const latest = useRef(bars)
  latest.current = bars
  const last = useRef<string | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const step = useCallback((by: 1 | -1) => {
    const order = latest.current.toSorted(inOrder)
    const from = order.findIndex(({ id }) => id === last.current)
    const to = from < 0 && by < 0 ? order.length - 1 : (from + by + order.length) % order.length
    const next = order[to]
    if (!next) return false
    last.current = next.id
    setAt(to)
    goTo(next)
    return true
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyY' || !event.shiftKey || event.altKey || !(event.metaKey || event.ctrlKey))
        return
      if (step(1)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [step])
  return { at: at !== null && at < bars.length ? at : null, step }
}

const inOrder = (one: Bar, other: Bar) =>
  one.block.compareDocumentPosition(other.block) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1

function goTo({ block, section }: Bar) {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  block.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  const editor = block.closest<HTMLElement>('.text-editor')
  const inside = block.matches('[data-element]')
    ? block.querySelector<HTMLElement>('input, textarea, button')
    : null
  const stand = inside ?? editor ?? document.getElementById(titleId(section))
  stand?.focus({ preventScroll: true })
  if (editor && !inside) window.getSelection()?.collapse(block, 0)
}
