'use client'

import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { onDemand, useOnDemand } from '@/components/ui/on-demand'
import { ElementButton } from './element-button'
import { Rail } from './rail'
import { ReadToolbar } from './read-toolbar'
import { type Room, useRoomOrNull } from './room'
import { useWidth, type Width } from './use-width'

// Each only where the window is as wide as for it.
const foot = onDemand(() => import('./foot-sheet'))
const margin = onDemand(() => import('./margin'))

type Props = {
  /** Something else lies beside the sheet. */
  narrow?: boolean
  children: ReactNode
}

/** The sheet, and what is said about it: beside it where there is room, in its margin, or at the foot of a phone. */
export function CommentsCanvas({ narrow = false, children }: Props) {
  const room = useRoomOrNull()
  if (!room) return children
  return (
    <Canvas room={room} narrow={narrow}>
      {children}
    </Canvas>
  )
}

function Canvas({ room, narrow, children }: Props & { room: Room }) {
  const canvas = useRef<HTMLDivElement>(null)
  const whole = useWidth()
  const width = narrow && whole === 'rail' ? 'margin' : whole
  const atFoot = useOnDemand(foot, width === 'foot')
  const inMargin = useOnDemand(margin, width === 'margin')
  useOpening(room, canvas, width)
  return (
    <div
      ref={canvas}
      className={classes(
        'relative print:block',
        !narrow &&
          'lg:grid lg:grid-cols-[minmax(0,45.5rem)_16.25rem] lg:justify-center lg:gap-x-8 xl:grid-cols-[minmax(0,45.5rem)_18.75rem]',
      )}
    >
      <div className="min-w-0">{children}</div>
      {width === 'rail' && <Rail room={room} canvas={canvas} />}
      {width === 'margin' && inMargin && <inMargin.Margin room={room} canvas={canvas} />}
      {width === 'foot' && atFoot && <atFoot.FootSheet room={room} />}
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
