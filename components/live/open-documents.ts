import { documentName, livePath } from '@/lib/live/wire'
import { schemaVersion } from '@/lib/visions/document/rich-text'
import { keepLate } from './device/late'
import { pageVault } from './device/page-vault'
import { openShelf } from './device/shelf'
import { openWindows, type Windows } from './device/windows'
import { type LiveDocument, openLiveDocument } from './live-document'
import { PageSocket } from './page-socket'

/** What the device keeps of a document; nothing of it where this is not said. Private notes are never kept. */
export type Keep = 'document' | 'edits'

export type Wanted = {
  practiceId: string
  documentId: string
  memberId: string
  keep?: Keep
  /** Written while a session is open: what comes after its end is given back to whoever wrote it. */
  givesBack?: boolean
}

// What this page has open: documents, each once, over one socket. Only ever touched in a browser.
const open = new Map<string, { live: LiveDocument; borrowers: number }>()
let socket: PageSocket | null = null
let windows: Windows | null = null

/** Opens a document, or shares the one that is open. Whoever borrows it returns it. */
export function borrowDocument({ practiceId, documentId, memberId, keep, givesBack }: Wanted): LiveDocument {
  const name = documentName(practiceId, documentId)
  const known = open.get(name)
  if (known) {
    known.borrowers++
    return known.live
  }
  const live = openLiveDocument({
    socket: openSocket(),
    name,
    schemaVersion,
    memberId,
    ...(givesBack && { giveBack: (words: string) => keepLate(memberId, name, words) }),
    ...(keep && {
      shelf: async (onChange: () => void) => {
        const opened = await pageVault(memberId)
        return opened && openShelf(opened, { name, schema: schemaVersion, keep, onChange })
      },
      windows: openedWindows(),
    }),
  })
  open.set(name, { live, borrowers: 1 })
  return live
}

function openedWindows(): Windows {
  windows ??= openWindows()
  return windows
}

/** Closes the document when nobody looks at it any more, though not before its last edit is safe. */
export function returnDocument({ practiceId, documentId }: Wanted): void {
  const name = documentName(practiceId, documentId)
  const returned = open.get(name)
  if (!returned) return
  returned.borrowers--
  const closeWhenSafe = () => {
    if (returned.borrowers > 0 || open.get(name) !== returned) return true
    if (returned.live.state().pendingCount > 0) return false
    open.delete(name)
    returned.live.destroy()
    if (open.size === 0) closeSocket()
    return true
  }
  if (closeWhenSafe()) return
  const stop = returned.live.subscribe(() => {
    if (closeWhenSafe()) stop()
  })
}

function openSocket(): PageSocket {
  if (socket) return socket
  socket = new PageSocket({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${livePath}`,
    delay: 500,
    minDelay: 500,
    maxDelay: 8_000,
    factor: 1.6,
  })
  window.addEventListener('online', reconnect)
  window.addEventListener('offline', letGo)
  document.addEventListener('visibilitychange', reconnect)
  window.addEventListener('beforeunload', warn)
  return socket
}

function closeSocket() {
  window.removeEventListener('online', reconnect)
  window.removeEventListener('offline', letGo)
  document.removeEventListener('visibilitychange', reconnect)
  window.removeEventListener('beforeunload', warn)
  socket?.destroy()
  socket = null
}

/** The network or the person is back: no reason to wait for the next attempt. */
function reconnect() {
  if (document.visibilityState === 'visible') void socket?.connect()
}

/** The network has gone. It is tried again all the same: a server on this very machine is still there. */
function letGo() {
  socket?.letGo()
}

/** The browser asks before it throws away edits that are nowhere else. */
function warn(event: BeforeUnloadEvent) {
  if ([...open.values()].some(({ live }) => live.wouldLose())) event.preventDefault()
}
