'use client'

import { MessageSquare } from 'lucide-react'
import type { RefObject } from 'react'
import { classes } from '@/components/ui/classes'
import { asksMe, type Conversation } from '@/lib/comments/thread'
import { plural } from '@/lib/words'
import { type Item, ItemCard, useItems } from './items'
import { threadElementId } from './mark'
import type { Room } from './room'
import { useBeside } from './use-beside'

/** Where there is no room beside the sheet: a count in its margin, which opens over it. */
export function Margin({ room, canvas }: { room: Room; canvas: RefObject<HTMLElement | null> }) {
  const { items, open, found, conversation } = useItems(room)
  const { lines } = useBeside(canvas, items, null, found)
  const byLine = Map.groupBy(items, ({ id }) => Math.round((lines.get(id) ?? 0) / lineHeight))
  return (
    <aside
      aria-label="Comments"
      className="pointer-events-none absolute inset-y-0 left-1/2 w-full max-w-sheet -translate-x-1/2 print:hidden"
    >
      {[...byLine].map(([line, within]) => {
        const [first] = within
        const chosen = within.find(({ id }) => id === open)
        if (!first || !lines.has(first.id)) return null
        return (
          <div key={line} className="absolute right-3" style={{ top: (lines.get(first.id) ?? 0) - 16 }}>
            <Count within={within} conversation={conversation} onOpen={() => room.open(first.id)} />
            {within.map(({ id }) => id !== open && <span key={id} id={threadElementId(id)} hidden />)}
            {chosen && (
              <div className="pointer-events-auto absolute top-full right-0 z-20 mt-1 max-h-[70dvh] w-80 animate-appear overflow-y-auto rounded-panel shadow-pop">
                <ItemCard item={chosen} open={open} room={room} quotes />
                {within.length > 1 && (
                  <Others within={within} chosen={chosen.id} onOpen={(id) => room.open(id)} />
                )}
              </div>
            )}
          </div>
        )
      })}
    </aside>
  )
}

const lineHeight = 32

function Count({
  within,
  conversation,
  onOpen,
}: {
  within: readonly Item[]
  conversation: Conversation
  onOpen: () => void
}) {
  const asks = within.some(({ thread }) => thread && asksMe(thread, conversation.me))
  return (
    <button
      type="button"
      aria-label={`${within.length} ${plural(within.length, 'conversation')} here`}
      onClick={onOpen}
      className={classes(
        'pointer-events-auto inline-flex h-8 min-w-8 items-center justify-center gap-1 rounded-control px-1 text-13 hover:bg-hover pointer-coarse:h-11 pointer-coarse:min-w-11',
        asks ? 'font-semibold text-attend' : 'text-ink-2',
      )}
    >
      <MessageSquare aria-hidden="true" strokeWidth={1.75} className="size-4" />
      {within.length > 1 && within.length}
    </button>
  )
}

function Others({
  within,
  chosen,
  onOpen,
}: {
  within: readonly Item[]
  chosen: string
  onOpen: (id: string) => void
}) {
  const at = within.findIndex(({ id }) => id === chosen)
  const next = within[(at + 1) % within.length]
  return (
    next && (
      <button
        type="button"
        onClick={() => onOpen(next.id)}
        className="block w-full bg-paper px-3 py-2 text-left text-13 text-ink-2 hover:bg-hover hover:text-ink"
      >
        {at + 1} of {within.length} here, next
      </button>
    )
  )
}
