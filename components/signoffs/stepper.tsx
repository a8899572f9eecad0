'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Goes from change to change: J and K, ⌘ ⇧ Y, or the two buttons. */
export function Stepper() {
  const [at, setAt] = useState<{ place: number; of: number } | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      if (event.metaKey || event.ctrlKey) {
        if (event.code !== 'KeyY' || !event.shiftKey) return
        event.preventDefault()
        return setAt(step(1))
      }
      if (isTyping(event.target)) return
      if (event.key === 'j') setAt(step(1))
      else if (event.key === 'k') setAt(step(-1))
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 border-line border-t bg-paper py-3 md:sticky md:bottom-0 print:hidden">
      <Button look="quiet" size={32} onClick={() => setAt(step(-1))} aria-keyshortcuts="k">
        Previous change
      </Button>
      <Button look="quiet" size={32} onClick={() => setAt(step(1))} aria-keyshortcuts="j">
        Next change
      </Button>
      <p role="status" className="ml-auto text-13 text-ink-3">
        {at && `Section ${at.place} of ${at.of}`}
      </p>
    </div>
  )
}

/** Moves the focus; from nowhere the first step leads to the first change. */
function step(by: 1 | -1): { place: number; of: number } | null {
  const all = [...document.querySelectorAll<HTMLElement>('[data-change]')]
  const current = all.findIndex((each) => each.matches(':focus'))
  const next =
    current === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, current + by))
  const target = all[next]
  if (!target) return null
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'nearest', behavior: 'auto' })
  return { place: next + 1, of: all.length }
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
