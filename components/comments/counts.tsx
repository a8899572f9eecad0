'use client'

import { MessageSquare } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import { plural } from '@/lib/words'
import { countsOf, type Room, useRoomOrNull } from './room'
import { useStored } from './stored'

/** How many conversations are open in a section; null where nothing is said. */
function useCounts(room: Room | null) {
  return useStored(room?.store ?? null, ({ conversation }) => countsOf(conversation), sameCounts)
}

type Counts = ReturnType<typeof countsOf>

const sameCounts = (one: Counts, other: Counts) => JSON.stringify(one) === JSON.stringify(other)

/** "2" beside a name in the outline; ochre where one of them asks. */
export function OutlineCount({ section }: { section: string }) {
  const count = useCounts(useRoomOrNull())?.[section]
  if (!count) return null
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 text-13 tabular-nums',
        count.asks ? 'font-semibold text-attend' : 'font-normal text-ink-3',
      )}
    >
      <MessageSquare aria-hidden="true" strokeWidth={1.75} className="size-4" />
      {count.threads}
      <span className="hidden-words">
        {' '}
        {plural(count.threads, 'conversation')}
        {count.asks && ', one asks you'}
      </span>
    </span>
  )
}

/** On a phone, beside the heading of a section: opens what is said about it. */
export function HeadingCount({ section, title }: { section: string; title: string }) {
  const room = useRoomOrNull()
  const count = useCounts(room)?.[section]
  if (!room || !count) return null
  return (
    <button
      type="button"
      onClick={() => room.showSheet(section)}
      className={classes(
        'reach relative ml-auto inline-flex h-8 shrink-0 items-center gap-1.5 rounded-control px-1.5 text-14 tabular-nums sm:hidden print:hidden',
        count.asks ? 'font-semibold text-attend' : 'text-ink-2',
      )}
    >
      <MessageSquare aria-hidden="true" strokeWidth={1.75} className="size-4.5" />
      {count.threads}
      <span className="hidden-words">
        {' '}
        {plural(count.threads, 'conversation')} in {title}
      </span>
    </button>
  )
}

/** In the dock of a phone: everything that is said. */
export function DockCount() {
  const room = useRoomOrNull()
  const counts = useCounts(room)
  const threads = Object.values(counts ?? {}).reduce((sum, { threads }) => sum + threads, 0)
  if (!room || threads === 0) return null
  return (
    <button
      type="button"
      onClick={() => room.showSheet('all')}
      className="inline-flex h-11 items-center gap-2 rounded-control border border-edge bg-paper px-4 font-semibold text-15"
    >
      <MessageSquare aria-hidden="true" strokeWidth={1.75} className="size-4.5" />
      {threads}
      <span className="hidden-words"> {plural(threads, 'conversation')}</span>
    </button>
  )
}
