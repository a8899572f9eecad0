import * as Y from 'yjs'
import { continued, type Tail, tailOf } from './run-of-edits'

/** What nobody has acknowledged yet: one edit as people count them, which is often a run of typing. */
export type Edit = {
  /** The same on the device and in this person's other windows. */
  id: string
  update: Uint8Array
  at: number
  /** Written while there was no connection. */
  offline: boolean
  /** Written in another window of this person, which sends it itself as long as it can. */
  elsewhere: boolean
  tail: Tail | null
}

/** One message of several: what it carries, and which edits that is. */
export type Part = { update: Uint8Array; edits: readonly Edit[] }

/**
 * The edits of this page that nobody has acknowledged yet. The provider's own `unsyncedChanges` starts from one at every
 * connection, forgets what was written before it, and never comes down after a refusal; "Saved" must not rest on that.
 * Here an edit stays until the live process has acknowledged the message that carried it, and it answers in order.
 */
export class Outbox {
  private edits: Edit[] = []
  /** For each message under way, the edits it carries. */
  private underWay: (readonly Edit[])[] = []
  private connected = false
  private openedAt = 0

  /** How many edits wait. */
  get count(): number {
    return this.edits.length
  }

  get all(): readonly Edit[] {
    return this.edits
  }

  /** For how long the oldest of them has waited while there was a connection, in milliseconds. */
  waiting(now: number): number {
    const [oldest] = this.edits
    return oldest ? this.waitingFor(oldest, now) : 0
  }

  waitingFor({ at }: Edit, now: number): number {
    return now - Math.max(at, this.openedAt)
  }

  /** Whether some of them were written while there was no connection. */
  get holdsOfflineEdits(): boolean {
    return this.edits.some((edit) => edit.offline)
  }

  /** The page wrote. Without a connection, typing that goes on where it stopped is still the same edit. */
  add(update: Uint8Array, now = Date.now()): Edit {
    const last = this.edits.at(-1)
    const tail = this.connected || !last?.offline || last.elsewhere ? null : runOn(last, update)
    if (last && tail) {
      last.update = Y.mergeUpdates([last.update, update])
      last.tail = tail
      return last
    }
    const edit: Edit = {
      id: newId(now),
      update,
      at: now,
      offline: !this.connected,
      elsewhere: false,
      tail: this.connected ? null : tailOf(update),
    }
    this.edits.push(edit)
    return edit
  }

  /** An edit that was kept on the device before this page was opened. */
  addKept(id: string, update: Uint8Array): void {
    this.edits.push({ id, update, at: Date.now(), offline: true, elsewhere: false, tail: null })
  }

  /** Another window of this person wrote, or went on with what it had been writing. */
  addElsewhere(id: string, update: Uint8Array): void {
    const known = this.edits.find((edit) => edit.id === id)
    if (known) known.update = update
    else
      this.edits.push({
        id,
        update,
        at: Date.now(),
        offline: !this.connected,
        elsewhere: true,
        tail: null,
      })
  }

  /** Another window heard that these are committed, or nobody will ever take them. */
  forget(ids: ReadonlySet<string>): void {
    this.edits = this.edits.filter((edit) => !ids.has(edit.id))
  }

  /** Somebody answers, and the handshake begins: what was written before has waited for nobody until now. */
  answered(): void {
    this.openedAt = Date.now()
  }

  /** The handshake is through: from here edits travel one by one. */
  open(): void {
    this.connected = true
    this.openedAt = Date.now()
  }

  /** The connection is gone; nobody will answer what was under way. */
  close(): void {
    this.connected = false
    this.underWay = []
  }

  /** A message leaves with the edit this page has just written. */
  sendingNewest(): void {
    const newest = this.edits.findLast((edit) => !edit.elsewhere)
    this.underWay.push(newest ? [newest] : [])
  }

  /** A message leaves that carries these. */
  sending(edits: readonly Edit[]): void {
    this.underWay.push(edits)
  }

  /** A message leaves that carries everything not yet under way. */
  sendingAll(): void {
    const travelling = this.travelling()
    this.underWay.push(this.edits.filter((edit) => !travelling.has(edit)))
  }

  /** Everything that waits, in order, in parts no larger than `most`; null when a single edit is larger than that. */
  parts(most: number): Part[] | null {
    const travelling = this.travelling()
    const waiting = this.edits.filter((edit) => !travelling.has(edit))
    if (waiting.some(({ update }) => update.byteLength > most)) return null
    const parts: { edits: Edit[]; bytes: number }[] = []
    for (const edit of waiting) {
      const last = parts.at(-1)
      if (last && last.bytes + edit.update.byteLength <= most) {
        last.edits.push(edit)
        last.bytes += edit.update.byteLength
      } else parts.push({ edits: [edit], bytes: edit.update.byteLength })
    }
    return parts.map(({ edits }) => ({ update: Y.mergeUpdates(edits.map(({ update }) => update)), edits }))
  }

  /** The oldest message under way is committed. Answers which edits that were. */
  acknowledged(): readonly Edit[] {
    const safe = new Set(this.underWay.shift())
    this.edits = this.edits.filter((edit) => !safe.has(edit))
    return [...safe]
  }

  /** The oldest message under way was not taken: its edits stay, and are known to be only here. */
  refused(): void {
    this.underWay.shift()
  }

  private travelling(): Set<Edit> {
    return new Set(this.underWay.flat())
  }
}

/** Beyond this a run is cut, so that adding a letter to it costs little. */
const longestRun = 4 * 1024

function runOn(edit: Edit, update: Uint8Array): Tail | null {
  return edit.tail && edit.update.byteLength < longestRun ? continued(edit.tail, update) : null
}

let written = 0

/** In the order of writing, and nobody else's. */
const newId = (now: number) =>
  `${now.toString(36).padStart(9, '0')}-${String(++written).padStart(6, '0')}-${crypto.randomUUID().slice(0, 8)}`
