'use client'

import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { ElementButton } from './element-button'
import { FootSheet } from './foot-sheet'
import { Margin } from './margin'
import { Rail } from './rail'
import { ReadToolbar } from './read-toolbar'
import { type Room, useRoomOrNull } from './room'
import { useWidth, type Width } from './use-width'

/** The sheet, and what is said about it: beside it where there is room, in its margin, or at the foot of a phone. */
export function CommentsCanvas({ children }: { children: ReactNode }) {
  const room = useRoomOrNull()
  return room ? <Canvas room={room}>{children}</Canvas> : children
}

function Canvas({ room, children }: { room: Room; children: ReactNode }) {
  const canvas = useRef<HTMLDivElement>(null)
  const width = useWidth()
  useOpening(room, canvas, width)
  return (
    <div
      ref={canvas}
      className="relative lg:grid lg:grid-cols-[minmax(0,45.5rem)_16.25rem] lg:justify-center lg:gap-x-8 xl:grid-cols-[minmax(0,45.5rem)_18.75rem] print:block"
    >
      <div className="min-w-0">{children}</div>
      {width === 'rail' && <Rail room={room} canvas={canvas} />}
      {width === 'margin' && <Margin room={room} canvas={canvas} />}
      {width === 'foot' && <FootSheet room={room} />}
      {width && <ElementButton room={room} canvas={canvas} />}
      {width && <ReadToolbar room={room} />}
    </div>
  )
}

/** Pressing a passage opens what is said about it; the caret stays where it was put. */
function useOpening(room: Room, canvas: RefObject<HTMLElement | null>, width: Width | null) {
  useEffect(() => {
    const { current } = canvas
    const onClick = ({ target }: MouseEvent) => {
      const mark = target instanceof Element ? target.closest('[data-thread]') : null
      const ids = mark?.getAttribute('data-thread')?.split(' ') ?? []
      const [first] = ids
      // What lies over the sheet goes when something beside it is pressed.
      const beside = target instanceof Element && !target.closest('aside, [data-comment-here]')
      if (!mark && beside && width === 'margin' && !room.store.read().composing) room.open(null)
      // On a phone a finger in the words is there to write; the count beside the heading opens the rest.
      if (width === 'foot' && mark?.closest('.text-editor')) return
      if (!first || !window.getSelection()?.isCollapsed) return
      // Where several lie on one another, each press opens the next.
      const at = ids.indexOf(room.store.read().open ?? '')
      room.open(ids[(at + 1) % ids.length] ?? first)
    }
    current?.addEventListener('click', onClick)
    return () => current?.removeEventListener('click', onClick)
  }, [room, canvas, width])
}
