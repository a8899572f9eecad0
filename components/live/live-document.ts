import { type HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider'
import { Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  type Closing,
  isClosing,
  type Person,
  readWord,
  readyToRead,
  type Word,
  writeHello,
} from '@/lib/live/wire'
import type { Shelf } from './device/shelf'
import type { Windows, WindowWord } from './device/windows'
import { wordsIn } from './late-words'
import { type Edit, Outbox } from './outbox'
import { fromDevice, LiveProvider, largest } from './provider'

/**
 * The one word about safety. `saved`: everything is committed. `saving`: on its way. `kept`: no connection, the edits
 * are on this page only. `syncing`: the connection is back and those edits are on their way. `trouble`: connected, or
 * turned away, and they are not being taken.
 */
export type SavedState = 'saving' | 'saved' | 'kept' | 'syncing' | 'trouble'

/** Whether the browser keeps this document or its edits: not asked to, asked and not yet answered, yes, no. */
export type Keeping = 'not-asked' | 'opening' | 'keeps' | 'refuses'

export type LiveState = {
  /** Whether the whole document is here, from the server or from the device; an editor has nothing to show before. */
  synced: boolean
  online: boolean
  savedState: SavedState
  /** Edits that are not committed yet, those of this person's other windows included. */
  pendingCount: number
  device: Keeping
  /** The others who are here, each once. */
  people: Person[]
  readOnly: boolean
  /** Why the live process closed this document; `closings` has a sentence for each. Null while it is open or retried. */
  closedBecause: Closing | null
}

export type LiveDocument = {
  doc: Y.Doc
  awareness: Awareness
  state(): LiveState
  subscribe(listener: () => void): () => void
  /** Hears what the live process tells the page, such as that a session was opened. */
  hear(listener: (word: Word) => void): () => void
  /** Asks again after the live process closed the document. */
  retry(): void
  /** Tells the live process that the coach may read: it settles now instead of after a pause. */
  sayReady(): void
  /** The edits that are not committed yet, as Yjs wrote them. */
  unsent(): readonly Uint8Array[]
  /** Whether closing the window now would lose an edit. */
  wouldLose(): boolean
  destroy(): void
}

export type LiveDocumentOptions = {
  socket: HocuspocusProviderWebsocket
  name: string
  schemaVersion: number
  /** This person, who is not listed among the others, whatever further windows they have open. */
  memberId?: string
  /** The document's place on this device; null where the browser keeps nothing. */
  shelf?: (onChange: () => void) => Promise<Shelf | null>
  windows?: Windows
  /** Where the words go of what is not taken any more, because the session they were written in is over. */
  giveBack?: (words: string) => Promise<void>
}

/** What a person puts right by taking something away again. */
const mendedByWriting = new Set<Closing>(['too-large', 'document-full'])

const patienceMs = 10_000
const retryMs = 1_000
/** The device is not waited for longer than this. */
const shelfMs = 3_000
/** Another window that has not been heard to send an edit for so long may be gone. */
const elsewhereMs = 5_000

/** Opens one document over the page's socket and keeps it open, whatever happens to the connection. */
export function openLiveDocument(options: LiveDocumentOptions): LiveDocument {
  const { socket, name, schemaVersion, memberId, windows } = options
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const outbox = new Outbox()
  const listeners = new Set<() => void>()
  const hearers = new Set<(word: Word) => void>()
  let provider: LiveProvider | null = null
  let online = false
  let synced = false
  let admitted = false
  let readOnly = false
  let closedBecause: Closing | null = null
  let fits: { before: Uint8Array } | null = null
  let soon: ReturnType<typeof setTimeout> | undefined
  let destroyed = false
  let shelf: Shelf | null = null
  let device: Keeping = options.shelf ? 'opening' : 'not-asked'
  let stopHearing = () => {}
  let shown: LiveState = look()

  doc.on('update', onUpdate)
  awareness.on('change', changed)
  // Patience runs out without an event.
  const clock = setInterval(tick, 2_000)
  if (options.shelf) void begin(options.shelf)
  else connect()

  return {
    doc,
    awareness,
    state: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hear: (listener) => {
      hearers.add(listener)
      return () => hearers.delete(listener)
    },
    retry: reconnect,
    sayReady: () => provider?.sendStateless(readyToRead),
    unsent: () => outbox.all.map(({ update }) => update),
    wouldLose: () => outbox.count > 0 && !(shelf?.holdsEdits() && !shelf.isRefused()),
    destroy: () => {
      destroyed = true
      stopHearing()
      clearInterval(clock)
      clearTimeout(soon)
      disconnect()
      awareness.destroy()
      doc.destroy()
      listeners.clear()
      hearers.clear()
    },
  }

  /** What the device has comes first: it is here at once, and what was not sent leaves with the handshake. */
  async function begin(opening: NonNullable<LiveDocumentOptions['shelf']>) {
    const patience = new Promise<null>((resolve) => setTimeout(resolve, shelfMs, null))
    const opened = await Promise.race([opening(onShelf), patience])
    const kept = await opened?.load().catch(() => null)
    if (destroyed) return
    if (!opened || !kept) device = 'refuses'
    else {
      shelf = opened
      device = 'keeps'
      if (kept.newer) return close('reload')
      for (const { id, update } of kept.unsent) outbox.addKept(id, update)
      doc.transact(() => {
        for (const update of kept.updates) Y.applyUpdate(doc, update, fromDevice)
      }, fromDevice)
      synced = kept.complete
      stopHearing = windows?.hear(onWindow) ?? stopHearing
    }
    connect()
    changed()
  }

  function onShelf() {
    if (shelf) device = shelf.isRefused() ? 'refuses' : 'keeps'
    changed()
  }

  /** Another window of this person wrote in this document, or heard that something is safe. */
  function onWindow(word: WindowWord) {
    if (word.document !== name) return
    if (word.kind === 'safe') outbox.forget(new Set(word.ids))
    else {
      outbox.addElsewhere(word.id, word.update)
      Y.applyUpdate(doc, word.update, fromDevice)
    }
    changed()
  }

  function tick() {
    const now = Date.now()
    // The handshake carries what a window wrote that is not there to send it.
    const left =
      online && outbox.all.some((edit) => edit.elsewhere && outbox.waitingFor(edit, now) > elsewhereMs)
    if (left) reconnect()
    else changed()
  }

  function connect() {
    if (destroyed) return
    const mine = new LiveProvider(
      {
        websocketProvider: socket,
        name,
        document: doc,
        awareness,
        sessionAwareness: true,
        token: () => writeHello({ schema: schemaVersion, client: awareness.clientID }),
      },
      outbox,
      () => close('too-large'),
      onAnswer,
    )
    provider = mine
    const whileMine =
      <Given>(react: (given: Given) => void) =>
      (given: Given) => {
        if (provider === mine) react(given)
      }
    mine.on('authenticated', whileMine(onAuthenticated))
    mine.on('authenticationFailed', whileMine(onRefused))
    mine.on('synced', whileMine(onSynced))
    mine.on('stateless', whileMine(onStateless))
    mine.on('close', whileMine(onClose))
    mine.attach()
  }

  function disconnect() {
    const old = provider
    provider = null
    online = false
    outbox.close()
    if (!old) return
    // The provider would take the awareness with it, which belongs to the document and outlives a retry. It is given
    // another to take: its listeners stay on ours, and fail on none at all.
    old.configuration.awareness = new Awareness(new Y.Doc())
    awareness.off('update', old.boundAwarenessUpdateHandler)
    old.destroy()
    const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID)
    removeAwarenessStates(awareness, others, 'gone')
  }

  function reconnect() {
    clearTimeout(soon)
    disconnect()
    closedBecause = null
    connect()
    changed()
  }

  function close(why: Closing) {
    clearTimeout(soon)
    disconnect()
    closedBecause = why === 'not-found' && admitted ? 'no-longer-yours' : why
    changed()
    void answerFor(closedBecause)
  }

  /** What is not this person's any more goes from the device; whether that is so, the server says. */
  async function answerFor(why: Closing) {
    if (why === 'no-longer-yours' || why === 'session-ended') {
      if (await giveBack()) await shelf?.clear()
      return
    }
    if (!shelf) return
    if (why !== 'not-found' && why !== 'sign-in') return
    const standing = await shelf.standing()
    if (closedBecause !== why || standing === 'unknown') return
    if (standing === 'signed-in') {
      if (why === 'not-found' && (await giveBack())) await shelf.clear()
      return
    }
    closedBecause = 'sign-in'
    changed()
  }

  function onAuthenticated({ scope }: { scope: string }) {
    admitted = true
    online = true
    outbox.answered()
    // A state of which the others have already seen the end would not be taken up again.
    awareness.setLocalState(awareness.getLocalState())
    readOnly = scope === 'readonly'
    changed()
  }

  function onRefused({ reason }: { reason: string }) {
    if (isClosing(reason) && reason !== 'again') close(reason)
    else soon = setTimeout(reconnect, retryMs)
  }

  function onSynced() {
    synced = true
    shelf?.keepWhole(() => Y.encodeStateAsUpdate(doc))
    changed()
  }

  function onAnswer(safe: readonly Edit[]) {
    if (safe.length > 0) {
      const ids = safe.map(({ id }) => id)
      shelf?.keepSafe(ids)
      if (shelf) windows?.tell({ kind: 'safe', document: name, ids })
    } else if (readOnly) void giveBack()
    changed()
  }

  /**
   * Nobody will take these edits: what they say stays with whoever wrote it, and they wait for nothing any more. Answers
   * false where that could not be put down: they stay where they are, and are asked about again.
   */
  async function giveBack(): Promise<boolean> {
    const late = [...outbox.all]
    if (!options.giveBack || late.length === 0) return true
    const words = wordsIn(
      late.map(({ update }) => update),
      doc,
    )
    const kept = await options.giveBack(words).then(
      () => true,
      () => false,
    )
    if (!kept) return false
    const ids = late.map(({ id }) => id)
    outbox.forget(new Set(ids))
    shelf?.keepSafe(ids)
    if (shelf) windows?.tell({ kind: 'safe', document: name, ids })
    changed()
    return true
  }

  function onStateless({ payload }: { payload: string }) {
    const word = readWord(payload)
    if (!word) return
    if (word.kind === 'writable') readOnly = !word.writable
    changed()
    for (const listener of hearers) listener(word)
  }

  /** Either the socket closed, and comes back by itself, or the live process closed this document and says why. */
  function onClose({ event }: { event: { code: number; reason: string } }) {
    online = false
    outbox.close()
    const closedByName = event.code === 1000 && socket.status === WebSocketStatus.Connected
    if (closedByName && isClosing(event.reason) && event.reason !== 'again') return close(event.reason)
    if (closedByName) soon = setTimeout(reconnect, retryMs)
    changed()
  }

  function onUpdate(update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) {
    if (origin instanceof LiveProvider) return shelf?.keepReceived(update)
    if (origin === fromDevice) return
    const edit = outbox.add(update)
    shelf?.keepEdit(edit.id, edit.update, !edit.offline)
    if (shelf) windows?.tell({ kind: 'edit', document: name, id: edit.id, update: edit.update })
    if (update.byteLength > largest) fits ??= { before: Y.encodeStateVector(transaction.beforeState) }
    // The edit that was too large may just have been undone.
    else if (closedBecause === 'too-large' && fits) {
      if (Y.encodeStateAsUpdate(doc, fits.before).byteLength < largest / 2) return reconnect()
    }
    changed()
  }

  function changed() {
    const now = look()
    if (JSON.stringify(now) === JSON.stringify(shown)) return
    shown = now
    for (const listener of listeners) listener()
  }

  function look(): LiveState {
    return {
      synced,
      online,
      savedState: savedState(),
      pendingCount: outbox.count,
      device,
      people: peopleIn(awareness, memberId),
      readOnly: readOnly || (closedBecause !== null && !mendedByWriting.has(closedBecause)),
      closedBecause,
    }
  }

  function savedState(): SavedState {
    if (outbox.count === 0) return 'saved'
    if (closedBecause) return 'trouble'
    if (!online) return 'kept'
    if (outbox.waiting(Date.now()) > patienceMs) return 'trouble'
    return outbox.holdsOfflineEdits ? 'syncing' : 'saving'
  }
}

function peopleIn(awareness: Awareness, self: string | undefined): Person[] {
  const people = new Map<string, Person>()
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const person = personIn(state)
    if (person && person.memberId !== self) people.set(person.memberId, person)
  }
  return [...people.values()]
}

function personIn(state: Record<string, unknown>): Person | null {
  const { user } = state
  if (typeof user !== 'object' || user === null) return null
  const { memberId, name, role } = user as Record<string, unknown>
  if (typeof memberId !== 'string' || typeof name !== 'string') return null
  return role === 'owner' || role === 'coach' || role === 'client' ? { memberId, name, role } : null
}
