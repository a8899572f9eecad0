'use client'

import { useMemo } from 'react'
import type { Conversation, Thread } from '@/lib/comments/thread'
import { Composer } from './composer'
import { type Composing, type Room, useConversation } from './room'
import { useStored } from './stored'
import { ThreadCard } from './thread-card'

export type Item = {
  id: string
  section: string
  about: Thread['about']
  thread: Thread | null
  composing: Composing | null
}

/** What lies beside the sheet: open conversations, a resolved one that is read, and what is being written. */
export function useItems(room: Room) {
  const conversation = useConversation(room)
  const open = useStored(room.store, (state) => state.open)
  const composing = useStored(room.store, (state) => state.composing)
  const withResolved = useStored(room.store, (state) => state.withResolved)
  const found = useStored(room.store, (state) => state.found)
  const items = useMemo(
    (): Item[] => [
      ...shownThreads(conversation, withResolved, open, room).map((thread) => ({
        ...thread,
        thread,
        composing: null,
      })),
      ...(composing ? [{ ...composing, id: composing.threadId, thread: null, composing }] : []),
    ],
    [conversation, withResolved, open, room, composing],
  )
  return { items, open, found, conversation }
}

function shownThreads(
  { threads }: Conversation,
  withResolved: boolean,
  open: string | null,
  { place }: Room,
) {
  return threads.filter(
    ({ id, section, resolvedAt }) =>
      section in place.titles && (resolvedAt === null || withResolved || id === open),
  )
}

export function ItemCard({
  item,
  open,
  room,
  quotes,
}: {
  item: Item
  open: string | null
  room: Room
  quotes?: boolean
}) {
  const close = () => {
    room.open(null)
    room.goBack()
  }
  if (item.composing) return <Composer composing={item.composing} quotes={quotes} onClose={room.goBack} />
  return (
    item.thread && <ThreadCard thread={item.thread} open={item.id === open} quotes={quotes} onClose={close} />
  )
}
