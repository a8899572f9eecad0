'use client'

import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { classes } from './classes'
import { Trail, type TrailMark, trailStep } from './trail'

type Props = {
  marks: TrailMark[]
  label: string
  /** What each week held: "Week of May 18: no edits". */
  weeks: string[]
  className?: string
}

/** The trail with its weeks in reach of a pointer, a finger and the arrow keys. One stop for the keyboard. */
export function WalkedTrail({ marks, label, weeks, className }: Props) {
  const [at, setAt] = useState<number | null>(null)
  const newest = marks.length - 1
  const onKeyDown = (event: KeyboardEvent) => {
    const to = weekByKey(event.key, at ?? newest, newest)
    if (to === undefined) return
    event.preventDefault()
    setAt(to)
  }
  const onPointer = (event: PointerEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    setAt(Math.min(newest, Math.max(0, Math.floor(x / trailStep))))
  }
  return (
    <span className={classes('relative block w-fit', className)}>
      <span
        role="slider"
        tabIndex={0}
        aria-readonly="true"
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={marks.length}
        aria-valuenow={(at ?? newest) + 1}
        aria-valuetext={weeks[at ?? newest]}
        onKeyDown={onKeyDown}
        onFocus={() => setAt((before) => before ?? newest)}
        onBlur={() => setAt(null)}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        // A finger that has been lifted still wants to read.
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setAt(null)}
        className="reach -my-[3px] block touch-pan-y rounded-mark py-[3px]"
      >
        <span aria-hidden="true">
          <Trail marks={marks} label="" />
        </span>
      </span>
      {at !== null && (
        <span aria-hidden="true" className="pointer-events-none">
          <span className="absolute -bottom-1.5 h-0.5 w-1.5 bg-ink" style={{ left: at * trailStep }} />
          <span className="absolute bottom-full left-0 z-10 mb-1.5 rounded-chip bg-band px-2 py-1 text-12 text-on-band whitespace-nowrap shadow-pop">
            {weeks[at]}
          </span>
        </span>
      )}
    </span>
  )
}

/** `null` leaves the weeks again; what is no key of ours is nobody's business here. */
function weekByKey(key: string, at: number, newest: number): number | null | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(newest, at + 1)
    case 'Home':
      return 0
    case 'End':
      return newest
    case 'Escape':
      return null
  }
}
