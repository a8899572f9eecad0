import * as Y from 'yjs'
import type { DeviceDatabase, UpdateRow } from './database'
import type { Vault } from './vault'

/** What was kept of a document. */
export type Kept = {
  updates: Uint8Array[]
  /** Those of the updates that no server has acknowledged. */
  unsent: { id: string; update: Uint8Array }[]
  /** The whole document was here once, so that it can be shown without a connection. */
  complete: boolean
  /** Written by a newer page: this one would lose what it does not know. */
  newer: boolean
}

/** The place of one document on this device. Writes follow each other in the order they were asked for. */
export type Shelf = {
  load(): Promise<Kept>
  /** Came from the server. */
  keepReceived(update: Uint8Array): void
  /** Written here and not acknowledged; again with the same id when its run goes on. `soon`: it is on its way already. */
  keepEdit(id: string, update: Uint8Array, soon?: boolean): void
  /** Acknowledged: kept as part of the document, or not at all. */
  keepSafe(ids: readonly string[]): void
  /** Puts the whole document in place of the updates it is made of here, where that is not so or they are many. */
  keepWhole(state: () => Uint8Array): void
  /** Takes the document off the device. */
  clear(): Promise<void>
  /** Whether every edit that nobody has acknowledged is on the device. */
  holdsEdits(): boolean
  /** Whether the browser has refused to write, and has not written since. */
  isRefused(): boolean
  standing: Vault['standing']
}

type Options = {
  name: string
  schema: number
  /** The whole document for work without a connection, or only what has not been sent yet. */
  keep: 'document' | 'edits'
  /** Told when `holdsEdits` or `isRefused` may have changed. */
  onChange: () => void
}

type Put = Pick<UpdateRow, 'id' | 'unsent' | 'whole'> & { update: Uint8Array }
type Work = { puts: Map<string, Put>; safe: Set<string>; gone: Set<string> }

export function openShelf(vault: Vault, { name, schema, keep, onChange }: Options): Shelf {
  const { database } = vault
  let next = nothing()
  let busy = false
  let refused = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Number.POSITIVE_INFINITY
  let received: Put | null = null
  let complete = false
  /** The rows that are the document, as far as this window knows. */
  let rows = new Set<string>()

  return {
    load,
    keepReceived,
    keepEdit: (id, update, soon = false) => {
      next.puts.set(id, { id, update, unsent: true, whole: false })
      writeWithin(soon ? answerMs : 0)
    },
    keepSafe: (ids) => {
      for (const id of ids) {
        const waiting = next.puts.get(id)
        next.puts.delete(id)
        if (waiting) keepReceived(waiting.update)
        // Also where it was waiting: the beginning of a run may have been written before its end.
        next.safe.add(id)
      }
      writeWithin(answerMs)
    },
    keepWhole: (state) => {
      if (keep !== 'document' || (complete && rows.size < rowsWorthOne)) return
      complete = true
      for (const id of rows) next.gone.add(id)
      const id = rowId()
      next.puts.set(id, { id, update: state(), unsent: false, whole: true })
      writeWithin(breathMs)
    },
    clear: async () => {
      next = nothing()
      complete = false
      rows = new Set()
      await clearDocument(database, name)
    },
    holdsEdits: () => !busy && !Array.from(next.puts.values()).some(({ unsent }) => unsent),
    isRefused: () => refused,
    standing: vault.standing,
  }

  async function load(): Promise<Kept> {
    const found = await database.getAllFromIndex('updates', 'document', name)
    const opened = await Promise.all(found.map(openRow))
    const updates = opened.filter((row) => row !== null)
    const unsent = updates.filter((row) => row.unsent)
    rows = new Set(updates.filter((row) => !row.unsent).map(({ id }) => id))
    complete = updates.some(({ whole }) => whole)
    return {
      updates: updates.map(({ update }) => update),
      unsent,
      complete,
      newer: found.some((row) => row.schema > schema),
    }
  }

  /** What cannot be opened was sealed with a key that is gone. Nobody will ever read it. */
  async function openRow({ id, unsent, whole, sealed }: UpdateRow): Promise<Put | null> {
    const update = await vault.unseal(sealedAs(name, id), sealed).catch(() => null)
    if (!update) next.gone.add(id)
    return update && { id, unsent, whole, update }
  }

  /** Others type letter by letter; it is written down by the breath. */
  function keepReceived(update: Uint8Array) {
    if (keep !== 'document') return
    if (received && next.puts.has(received.id)) received.update = Y.mergeUpdates([received.update, update])
    else {
      received = { id: rowId(), update, unsent: false, whole: false }
      next.puts.set(received.id, received)
    }
    writeWithin(breathMs)
  }

  function writeWithin(ms: number) {
    const at = Date.now() + ms
    if (busy || isEmpty(next) || at >= due || !vault.isOpen()) return
    due = at
    clearTimeout(timer)
    timer = setTimeout(() => void write(), ms)
  }

  async function write() {
    const work = next
    next = nothing()
    due = Number.POSITIVE_INFINITY
    busy = true
    try {
      await carryOut(work)
      refused = false
    } catch {
      refused = vault.isOpen()
      next = together(work, next)
    }
    busy = false
    writeWithin(refused ? againMs : 0)
    onChange()
  }

  async function carryOut({ puts, safe, gone }: Work) {
    const sealed = await Promise.all(
      Array.from(puts.values(), async ({ update, ...row }): Promise<UpdateRow> => {
        return { ...row, document: name, schema, sealed: await vault.seal(sealedAs(name, row.id), update) }
      }),
    )
    const change = database.transaction(['owner', 'updates'], 'readwrite')
    const updates = change.objectStore('updates')
    // Cleared meanwhile, by signing out or for somebody else: nothing of this person may be put there again.
    if (!(await change.objectStore('owner').get('owner'))) return vault.shut()
    for (const id of gone) updates.delete(id)
    for (const row of sealed) updates.put(row)
    const turned: string[] = []
    for (const id of safe) {
      const row = await updates.get(id)
      if (!row) continue
      if (keep === 'edits') updates.delete(id)
      else {
        updates.put({ ...row, unsent: false })
        turned.push(id)
      }
    }
    await change.done
    for (const id of gone) rows.delete(id)
    for (const { id, unsent } of sealed) if (!unsent) rows.add(id)
    for (const id of turned) rows.add(id)
  }
}

/** The document, and the screens that show it. */
async function clearDocument(database: DeviceDatabase, name: string) {
  const change = database.transaction(['updates', 'screens'], 'readwrite')
  const updates = change.objectStore('updates')
  const screens = change.objectStore('screens')
  for (const id of await updates.index('document').getAllKeys(name)) updates.delete(id)
  for (const { address, documents } of await screens.getAll())
    if (documents.includes(name)) screens.delete(address)
  await change.done
}

/** So many rows are worth putting into one. */
const rowsWorthOne = 64

/** An answer usually comes sooner than this, and makes one row of two. */
const answerMs = 60
const breathMs = 400
const againMs = 5_000

const nothing = (): Work => ({ puts: new Map(), safe: new Set(), gone: new Set() })
const isEmpty = ({ puts, safe, gone }: Work) => puts.size + safe.size + gone.size === 0

const together = (first: Work, then: Work): Work => ({
  puts: new Map([...first.puts, ...then.puts]),
  safe: new Set([...first.safe, ...then.safe]),
  gone: new Set([...first.gone, ...then.gone]),
})

/** A row opens only in its own place, of its own document. */
const sealedAs = (name: string, id: string) => `${name} ${id}`

let made = 0
const rowId = () =>
  `${Date.now().toString(36).padStart(9, '0')}-r${String(++made).padStart(6, '0')}-${crypto.randomUUID().slice(0, 8)}`
