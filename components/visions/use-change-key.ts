import { useEffect, useRef } from 'react'
import { titleId } from './sections'
import type { Bar } from './use-bars'

/** ⌘ ⇧ Y goes from one change to the next, in the order of the page, and puts the keyboard there. */
export function useChangeKey(bars: readonly Bar[]) {
  const latest = useRef(bars)
  latest.current = bars
  const last = useRef<string | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyY' || !event.shiftKey || event.altKey || !(event.metaKey || event.ctrlKey))
        return
      const order = latest.current.toSorted(inOrder)
      const next = order[(order.findIndex(({ id }) => id === last.current) + 1) % order.length]
      if (!next) return
      event.preventDefault()
      last.current = next.id
      goTo(next)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
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
