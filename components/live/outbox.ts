import * as Y from 'yjs'

type Edit = { update: Uint8Array; at: number; offline: boolean }

export type Part = { update: Uint8Array; edits: number }

/**
 * The edits of this page that nobody has acknowledged yet. The provider's own `unsyncedChanges` starts from one at every
 * connection, forgets what was written before it, and never comes down after a refusal; "Saved" must not rest on that.
 * Here an edit stays until the live process has acknowledged the message that carried it, and it answers in order.
 */
export class Outbox {
  private edits: Edit[] = []
  /** For each message under way, how many of the oldest edits it carries. */
  private underWay: number[] = []
  private connected = false
  private openedAt = 0

  /** How many edits wait. */
  get count(): number {
    return this.edits.length
  }

  /** For how long the oldest of them has waited while there was a connection, in milliseconds. */
  waiting(now: number): number {
    const [oldest] = this.edits
    return oldest ? now - Math.max(oldest.at, this.openedAt) : 0
  }

  /** Whether some of them were written while there was no connection. */
  get holdsOfflineEdits(): boolean {
    return this.edits.some((edit) => edit.offline)
  }

  /** The page wrote. */
  add(update: Uint8Array): void {
    this.edits.push({ update, at: Date.now(), offline: !this.connected })
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

  /** A message leaves that carries so many of the edits not yet under way. */
  sending(edits: number): void {
    this.underWay.push(edits)
  }

  /** A message leaves that carries everything not yet under way. */
  sendingAll(): void {
    this.underWay.push(this.edits.length - this.travelling())
  }

  /** Everything that waits, in order, in parts no larger than `most`; null when a single edit is larger than that. */
  parts(most: number): Part[] | null {
    const waiting = this.edits.slice(this.travelling()).map(({ update }) => update)
    if (waiting.some((update) => update.byteLength > most)) return null
    const parts: { updates: Uint8Array[]; bytes: number }[] = []
    for (const update of waiting) {
      const last = parts.at(-1)
      if (last && last.bytes + update.byteLength <= most) {
        last.updates.push(update)
        last.bytes += update.byteLength
      } else parts.push({ updates: [update], bytes: update.byteLength })
    }
    return parts.map(({ updates }) => ({ update: Y.mergeUpdates(updates), edits: updates.length }))
  }

  /** The oldest message under way is committed. */
  acknowledged(): void {
    this.edits.splice(0, this.underWay.shift() ?? 0)
  }

  /** The oldest message under way was not taken: its edits stay, and are known to be only here. */
  refused(): void {
    this.underWay.shift()
  }

  private travelling(): number {
    return this.underWay.reduce((sum, count) => sum + count, 0)
  }
}
