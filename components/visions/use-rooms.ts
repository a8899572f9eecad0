import { useMemo } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { UseLiveDocument } from '@/components/live/use-live-document'

/** A document that is open, and who is in it. */
export type Room = { doc: Y.Doc; awareness: Awareness }

/** The room in which each kind of section is written. */
export type Rooms = { shared: Room; private: Room | null }

/** Null until the vision is there. */
export function useRooms(vision: UseLiveDocument, draft: UseLiveDocument | null): Rooms | null {
  const shared = useRoom(vision)
  const closed = useRoom(draft)
  return useMemo(() => shared && { shared, private: closed }, [shared, closed])
}

function useRoom(live: UseLiveDocument | null): Room | null {
  const { doc = null, awareness = null } = live ?? {}
  return useMemo(() => (doc && awareness ? { doc, awareness } : null), [doc, awareness])
}
