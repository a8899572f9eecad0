'use client'

import { MessageSquarePlus } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { composeOnElement } from './compose-here'
import type { Room } from './room'

type Here = { section: string; element: string; top: number; left: number }

/** A way to comment on whichever element is pointed at or has the focus, in the margin beside it. */
export function ElementButton({ room, canvas }: { room: Room; canvas: RefObject<HTMLElement | null> }) {
  const [here, setHere] = useState<Here | null>(null)
  useEffect(() => {
    const { current } = canvas
    if (!current) return
    const look = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest('[data-comment-here]')) return
      const element = target.closest('[data-element]')
      const section = element?.closest('section')?.id
      const id = element?.getAttribute('data-element')
      if (!element || !section || !id || !room.takes(section) || !room.sourceOf(section)?.nameOf(id))
        return setHere(null)
      const box = element.getBoundingClientRect()
      const edge = current.getBoundingClientRect()
      setHere({ section, element: id, top: box.top - edge.top + 4, left: box.right - edge.left + 6 })
    }
    const leave = () => setHere(null)
    current.addEventListener('pointerover', look)
    current.addEventListener('focusin', look)
    current.addEventListener('pointerleave', leave)
    return () => {
      current.removeEventListener('pointerover', look)
      current.removeEventListener('focusin', look)
      current.removeEventListener('pointerleave', leave)
    }
  }, [room, canvas])
  if (!here) return null
  return (
    <button
      type="button"
      data-comment-here=""
      aria-label="Comment on this"
      title="Comment on this"
      // The keyboard has a shorter way, from the element itself.
      tabIndex={-1}
      onClick={() => {
        composeOnElement(room, here.section, here.element, 'comment')
        setHere(null)
      }}
      style={{ top: here.top, left: here.left }}
      className="absolute z-10 inline-flex size-8 items-center justify-center rounded-control text-ink-2 hover:bg-hover hover:text-ink max-sm:hidden pointer-coarse:size-11 print:hidden"
    >
      <MessageSquarePlus aria-hidden="true" strokeWidth={1.75} className="size-4.5" />
    </button>
  )
}
