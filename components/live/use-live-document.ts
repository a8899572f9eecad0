'use client'

import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { documentName, livePath, type Word } from '@/lib/live/wire'
import { schemaVersion } from '@/lib/visions/document/rich-text'
import { type LiveDocument, type LiveState, openLiveDocument } from './live-document'

export type { LiveState, SavedState } from './live-document'

export type UseLiveDocument = LiveState & {
  /** Null until the page is in a browser; from then on the same for as long as the document's name is. */
  doc: Y.Doc | null
  awareness: Awareness | null
  retry(): void
  sayReady(): void
}

const notYet: LiveState = {
  synced: false,
  online: false,
  savedState: 'saved',
  pendingCount: 0,
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
  onWord?: (word: Word) => void
}): UseLiveDocument {
  const { practiceId, documentId, memberId } = options
  const [live, setLive] = useState<LiveDocument | null>(null)
  const onWord = useRef(options.onWord)
  onWord.current = options.onWord

  useEffect(() => {
    const socket = borrowSocket()
    const opened = openLiveDocument({
      socket,
      name: documentName(practiceId, documentId),
      schemaVersion,
      memberId,
      onWord: (word) => onWord.current?.(word),
    })
    setLive(opened)
    return () => {
      setLive(null)
      opened.destroy()
      returnSocket()
    }
  }, [practiceId, documentId, memberId])

  const subscribe = useCallback((listener: () => void) => live?.subscribe(listener) ?? (() => {}), [live])
  const state = useSyncExternalStore(
    subscribe,
    () => live?.state() ?? notYet,
    () => notYet,
  )
  useWarningBeforeLeaving(state.pendingCount > 0)

  return {
    ...state,
    doc: live?.doc ?? null,
    awareness: live?.awareness ?? null,
    retry: () => live?.retry(),
    sayReady: () => live?.sayReady(),
  }
}

/** The browser asks before it throws away edits that are nowhere else. */
function useWarningBeforeLeaving(hasEdits: boolean) {
  useEffect(() => {
    if (!hasEdits) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hasEdits])
}

// One socket per page, as long as any document of it is open. Only ever touched in a browser.
let socket: HocuspocusProviderWebsocket | null = null
let borrowers = 0

function borrowSocket(): HocuspocusProviderWebsocket {
  borrowers++
  if (!socket) {
    socket = new HocuspocusProviderWebsocket({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${livePath}`,
      delay: 500,
      minDelay: 500,
      maxDelay: 8_000,
      factor: 1.6,
    })
    window.addEventListener('online', reconnect)
  }
  return socket
}

function returnSocket() {
  borrowers--
  if (borrowers > 0) return
  window.removeEventListener('online', reconnect)
  socket?.destroy()
  socket = null
}

/** The network is back: no reason to wait for the next attempt. */
function reconnect() {
  void socket?.connect()
}
