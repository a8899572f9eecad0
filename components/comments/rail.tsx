'use client'

import type { RefObject } from 'react'
import { classes } from '@/components/ui/classes'
import type { Conversation } from '@/lib/comments/thread'
import { ItemCard, useItems } from './items'
import type { Room } from './room'
import { useStored } from './stored'
import { useBeside } from './use-beside'

/** Threads beside the sheet, each at the height of what it is about. */
export function Rail({ room, canvas }: { room: Room; canvas: RefObject<HTMLElement | null> }) {
  const { items, open, found, conversation } = useItems(room)
  const { tops, lines, cardRef } = useBeside(canvas, items, open, found)
  const openTop = open === null ? undefined : tops.get(open)
  const openLine = open === null ? undefined : lines.get(open)
  return (
    <aside aria-label="Comments" className="relative print:hidden">
      {items.length === 0 && <Quiet room={room} conversation={conversation} />}
      {openTop !== undefined && openLine !== undefined && (
        <span
          aria-hidden="true"
          className="absolute right-full h-px w-8 bg-mark-line"
          style={{ top: openLine }}
        />
      )}
      {items.map((item) => (
        <div
          key={item.id}
          ref={cardRef(item.id)}
          className={classes(
            'absolute inset-x-0 top-0 transition-[translate] duration-200',
            item.id === open ? 'z-20' : 'z-10',
            // Not drawn before it has its place, and there for whoever is about to write in it.
            tops.has(item.id) ? undefined : 'opacity-0',
          )}
          style={{ translate: `0 ${Math.round(tops.get(item.id) ?? 0)}px` }}
        >
          <ItemCard item={item} open={open} room={room} />
        </div>
      ))}
      <Resolved room={room} conversation={conversation} />
    </aside>
  )
}

function Quiet({ room, conversation }: { room: Room; conversation: Conversation }) {
  const ever = conversation.threads.length > 0
  return (
    <p className="px-3 pt-4 text-13 text-ink-3">
      {ever ? 'Every conversation is resolved.' : `${room.place.other} has not commented yet.`}
    </p>
  )
}

/** Resolved ones are out of the way, and never gone. */
function Resolved({ room, conversation }: { room: Room; conversation: Conversation }) {
  const shown = useStored(room.store, (state) => state.withResolved)
  const resolved = conversation.threads.filter(({ resolvedAt }) => resolvedAt !== null).length
  if (resolved === 0) return null
  return (
    <button
      type="button"
      aria-pressed={shown}
      onClick={() => room.showResolved(!shown)}
      className="absolute -top-1 right-2 z-10 rounded-control px-1 text-13 text-ink-3 underline decoration-line underline-offset-3 hover:text-ink"
    >
      {shown ? 'Hide' : 'Show'} {resolved} resolved
    </button>
  )
}
