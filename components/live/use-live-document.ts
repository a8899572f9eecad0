'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Word } from '@/lib/live/wire'
import type { LiveDocument, LiveState } from './live-document'
import { borrowDocument, type Keep, returnDocument } from './open-documents'

export type { LiveState } from './live-document'

export type UseLiveDocument = LiveState & {
  /** Null until the page is in a browser; from then on the same for as long as the document's name is. */
  doc: Y.Doc | null
  awareness: Awareness | null
  /** Asks again after the live process closed the document. */
  retry(): void
  /** The client is done for now: the coach may read. */
  sayReady(): void
  /** The edits that are not committed yet, as Yjs wrote them. */
  unsent(): readonly Uint8Array[]
}

const notYet: LiveState = {
  synced: false,
  online: false,
  savedState: 'saved',
  pendingCount: 0,
  device: 'not-asked',
  people: [],
  readOnly: true,
  closedBecause: null,
}

/**
 * Keeps one live document open while the component is there. Documents of one page share a socket. `onWord` hears what
 * the live process tells the page, such as that a session was opened.
 */
export function useLiveDocument(options: {
  practiceId: string
  documentId: string
  /** Who is looking; they are not among `people`. */
  memberId: string
  /** What this device keeps: the whole document, to be written without a connection, or edits until they are safe. */
  keep?: Keep
  /** What comes after the session it was written in is given back to whoever wrote it. */
  givesBack?: boolean
  onWord?: (word: Word) => void
}): UseLiveDocument {
  const { practiceId, documentId, memberId, keep, givesBack } = options
  const [live, setLive] = useState<LiveDocument | null>(null)
  const onWord = useRef(options.onWord)

  useEffect(() => {
    onWord.current = options.onWord
  }, [options.onWord])

  useEffect(() => {
    const wanted = { practiceId, documentId, memberId, keep, givesBack }
    const borrowed = borrowDocument(wanted)
    const stopHearing = borrowed.hear((word) => onWord.current?.(word))
    setLive(borrowed)
    return () => {
      stopHearing()
      setLive(null)
      returnDocument(wanted)
    }
  }, [practiceId, documentId, memberId, keep, givesBack])

  const subscribe = useCallback((listener: () => void) => live?.subscribe(listener) ?? (() => {}), [live])
  const state = useSyncExternalStore(
    subscribe,
    () => live?.state() ?? notYet,
    () => notYet,
  )

  return {
    ...state,
    doc: live?.doc ?? null,
    awareness: live?.awareness ?? null,
    retry: () => live?.retry(),
    sayReady: () => live?.sayReady(),
    unsent: () => live?.unsent() ?? [],
  }
}
