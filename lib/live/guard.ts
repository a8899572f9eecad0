import { messageYjsSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { mayHoldRoot, type Shape } from '@/lib/visions/document/roots'
import { TurnedAway } from './admit'
import { type Id, Malformed, Reader, readUpdate, type Struct, type Update } from './update'
import { limits } from './wire'

/** The update refers to something the document does not have: nobody lies, but this socket has to sync again. */
export class OutOfStep extends Error {
  constructor() {
    super('')
    this.name = 'OutOfStep'
  }
}

export type Judged = {
  /** Everything in it is in the document already. */
  nothingNew: boolean
  /** Whether it brings items, not only deletions. */
  brings: boolean
  /** Where each client's items must end once it has been applied. */
  ends: ReadonlyMap<number, number>
}

/**
 * Judges an update before it is written down: its size, its shape, that everything it refers to is there, and that
 * it stays within the roots and the depth of a document of this shape. What passes here, Yjs applies to the last item.
 */
export function judge(bytes: Uint8Array, doc: Y.Doc, shape: Shape): Judged {
  if (bytes.byteLength > limits.update) throw new TurnedAway('too-large')
  const update = understood(bytes)
  const ends = new Map<number, number>()
  const known = (client: number) => ends.get(client) ?? Y.getState(doc.store, client)
  const depths = update.clients.some(({ structs }) => structs.some((struct) => struct.isType))
    ? new Depths(doc)
    : null
  let brings = false

  inOrder(update, known, (struct) => {
    if (typeof struct.parent === 'string' && !mayHoldRoot(shape, struct.parent))
      throw new TurnedAway('not-understood')
    if (depths && depths.add(struct) > deepest) throw new TurnedAway('not-understood')
    const end = struct.clock + struct.length
    if (end <= known(struct.client)) return
    ends.set(struct.client, end)
    brings = true
  })
  for (const { client, clock, length } of update.deleted) {
    if (clock + length > known(client)) throw new OutOfStep()
  }
  return { nothingNew: !brings && update.deleted.every((range) => isDeleted(doc, range)), brings, ends }
}

/** Whether the document holds what it was just given, with nothing left waiting. */
export function holds(doc: Y.Doc, { ends }: Judged): boolean {
  if (doc.store.pendingStructs || doc.store.pendingDs) return false
  for (const [client, end] of ends) if (Y.getState(doc.store, client) < end) return false
  return true
}

/** Forgets what waits for something that never came. */
export function clearPending(doc: Y.Doc): void {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

/**
 * What a socket may say. The rest of Hocuspocus' messages travel between servers or only to the page. An address is a
 * document's name, and after a zero byte the page's word for itself, so that it may open one document twice.
 */
export type Frame = {
  address: string
  name: string
  type: 'sync' | 'awareness' | 'auth' | 'stateless' | 'close'
  /** Asks for the whole document, because nothing of it is there yet. */
  asksForAll: boolean
}

/** Reads where a frame goes and what it is; null when it is nothing a page of ours sends. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const reader = new Reader(bytes)
    const address = reader.text(longestAddress)
    const type = frameTypes.get(reader.uint())
    if (!type || bytes.byteLength > longestFrame[type]) return null
    const asksForAll = type === 'sync' && reader.uint() === messageYjsSyncStep1 && isNothing(reader.slice())
    return { address, name: address.split('\0', 1)[0] ?? '', type, asksForAll }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

/** A state vector that names no client. */
const isNothing = (state: Uint8Array) => state.byteLength === 1 && state[0] === 0
const longestAddress = 200
const frameTypes = new Map<number, Frame['type']>([
  [0, 'sync'],
  [1, 'awareness'],
  [2, 'auth'],
  [5, 'stateless'],
  [7, 'close'],
])
const longestFrame: Record<Frame['type'], number> = {
  sync: limits.frame,
  awareness: limits.awareness,
  auth: limits.token + 512,
  stateless: 1024,
  close: 1024,
}

function understood(bytes: Uint8Array): Update {
  try {
    return readUpdate(bytes)
  } catch (error) {
    if (error instanceof Malformed) throw new TurnedAway('not-understood')
    throw error
  }
}

/** Goes through the structs in the order in which Yjs integrates them; `OutOfStep` where Yjs would have to wait. */
function inOrder(update: Update, known: (client: number) => number, visit: (struct: Struct) => void) {
  const queues = new Map(update.clients.map(({ client, structs }) => [client, { structs, at: 0 }]))
  const state = new Map<number, number>()
  const stateOf = (client: number) => state.get(client) ?? known(client)
  const take = (client: number) => {
    const queue = queues.get(client)
    return queue?.structs[queue.at++]
  }
  for (const { client } of update.clients) {
    for (let next = take(client); next; next = take(client)) {
      const stack = [next]
      for (let head = stack.at(-1); head; head = stack.at(-1)) {
        if (head.clock > stateOf(head.client)) throw new OutOfStep()
        const missing = missingClient(head, stateOf)
        if (missing === null) {
          visit(head)
          state.set(head.client, Math.max(stateOf(head.client), head.clock + head.length))
          stack.pop()
          continue
        }
        const needed = take(missing)
        if (!needed) throw new OutOfStep()
        stack.push(needed)
      }
    }
  }
}

function missingClient(struct: Struct, stateOf: (client: number) => number): number | null {
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    if (id === null || typeof id === 'string') continue
    if (id.client === struct.client) {
      if (id.clock >= struct.clock) throw new TurnedAway('not-understood')
    } else if (id.clock >= stateOf(id.client)) return id.client
  }
  return null
}

/** Lists within lists: generous beside what the editor allows, small beside what exhausts a stack. */
const deepest = 64

/** How deep items hang, those of the document and those of the update that is being judged. */
class Depths {
  private readonly added = new Map<string, { struct: Struct; depth: number }[]>()

  constructor(private readonly doc: Y.Doc) {}

  add(struct: Struct): number {
    const depth = this.of(struct)
    const key = String(struct.client)
    const list = this.added.get(key)
    if (list) list.push({ struct, depth })
    else this.added.set(key, [{ struct, depth }])
    return depth
  }

  private of({ origin, rightOrigin, parent }: Struct): number {
    const beside = origin ?? rightOrigin
    if (beside) return this.at(beside)
    if (parent === null || typeof parent === 'string') return 1
    return this.at(parent) + 1
  }

  private at(id: Id): number {
    const within = this.added.get(String(id.client))
    const found = within && findStruct(within, id.clock)
    if (found) return found.depth
    let depth = 0
    let item = itemAt(this.doc, id)
    while (item) {
      depth++
      const parent: unknown = item.parent
      item = parent instanceof Y.AbstractType ? parent._item : null
    }
    return depth
  }
}

function findStruct<Found extends { struct: Struct }>(list: Found[], clock: number): Found | null {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = list[middle]
    if (!found) return null
    if (clock < found.struct.clock) high = middle - 1
    else if (clock >= found.struct.clock + found.struct.length) low = middle + 1
    else return found
  }
  return null
}

function itemAt(doc: Y.Doc, { client, clock }: Id): Y.Item | null {
  if (clock >= Y.getState(doc.store, client)) return null
  const structs = doc.store.clients.get(client)
  const struct = structs?.[Y.findIndexSS(structs, clock)]
  return struct instanceof Y.Item ? struct : null
}

function isDeleted(doc: Y.Doc, { client, clock, length }: Id & { length: number }): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || length === 0) return length === 0
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= clock + length) return true
    if (!struct.deleted) return false
  }
  return true
}

/** The size of one open document, known roughly and measured when it matters. */
export class Size {
  private estimate: number
  private told = false

  /** `read` is how many bytes it was just made from: measuring a long history again would keep whoever opens it. */
  constructor(
    private readonly doc: Y.Doc,
    read: number | null,
  ) {
    this.estimate = read !== null && read < limits.documentIsLarge ? read : this.measure()
  }

  get bytes(): number {
    return this.estimate
  }

  /** Refuses what would not fit. Shortening is always allowed. */
  makeRoom(bytes: number, { brings }: Judged): void {
    if (!brings || this.estimate + bytes <= limits.document) return
    this.estimate = this.measure()
    if (this.estimate + bytes > limits.document) throw new TurnedAway('document-full')
  }

  /** An update is about to be applied. True once, when the document becomes so large that people should know. */
  grows(bytes: number): boolean {
    this.estimate += bytes
    if (this.told || this.estimate < limits.documentIsLarge) return false
    this.estimate = this.measure() + bytes
    this.told = this.estimate >= limits.documentIsLarge
    return this.told
  }

  private measure(): number {
    return Y.encodeStateAsUpdate(this.doc).byteLength
  }
}
