import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep2, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

// A page that has nothing of a document asks for all of it. Putting a long history together from bytes is the greater
// part of opening it, and it was done twice, one after the other: here, and then on the page, from bytes that were made
// anew for it. Instead the page is sent the kept bytes as soon as they have been read, and both put it together at the
// same time; once it is open here, the question is answered with what came after those bytes.

/** A first question: what keeps its place among the messages of its page, and what has been sent since. */
export type Asked = { name: string; address: string; place: Uint8Array; sent: Uint8Array | null }

/** The first questions of one socket that wait until their documents are open. */
export class Ahead {
  private readonly asked = new Map<string, Asked>()

  constructor(private readonly send: (frame: Uint8Array) => void) {}

  /**
   * Takes note of a question. Answers what is to be handled in its place: a message that says nothing, for which `take`
   * has the question again when its turn comes. Null when there are too many, and the question is to be handled itself.
   */
  hold(address: string, name: string): Uint8Array | null {
    if (!this.asked.has(address) && this.asked.size >= mostAsked) return null
    const place = frameTo(address, (encoder) => encoding.writeVarUint(encoder, queryAwareness))
    this.asked.set(address, { name, address, place, sent: null })
    return place
  }

  /** Sends the bytes of a snapshot to whoever waits for this document, as an edit like any other; answers how many. */
  sendSnapshot(name: string, snapshot: Uint8Array): number {
    const waiting = [...this.asked.values()].filter((asked) => asked.name === name)
    if (waiting.length === 0 || !isWhole(snapshot)) return 0
    let sent = 0
    for (const asked of waiting) {
      this.send(syncFrame(asked.address, (encoder) => writeUpdate(encoder, snapshot)))
      asked.sent = snapshot
      sent += snapshot.byteLength
    }
    return sent
  }

  /** What was sent of this document is not what was read: its questions are to be answered in full. */
  forget(name: string): void {
    for (const asked of this.asked.values()) if (asked.name === name) asked.sent = null
  }

  /** The question whose turn it is, if this message keeps the place of one. */
  take(message: Uint8Array): Asked | null {
    if (this.asked.size === 0) return null
    for (const asked of this.asked.values()) {
      if (asked.place !== message) continue
      this.asked.delete(asked.address)
      return asked
    }
    return null
  }
}

/** The answer to a page that has been sent this snapshot, or nothing: what it lacks, if anything, and the question back. */
export function answerTo(
  { address, sent }: Pick<Asked, 'address' | 'sent'>,
  doc: Y.Doc,
  anythingAfter: boolean,
): Uint8Array[] {
  const lacks =
    sent && !anythingAfter
      ? nothing
      : Y.encodeStateAsUpdate(doc, sent ? Y.encodeStateVectorFromUpdate(sent) : undefined)
  return [
    syncFrame(address, (encoder) => {
      encoding.writeVarUint(encoder, messageYjsSyncStep2)
      encoding.writeVarUint8Array(encoder, lacks)
    }),
    syncFrame(address, (encoder) => writeSyncStep1(encoder, doc)),
  ]
}

/**
 * Whether it can be gone through from end to end, which takes a small part of putting it together. Not everything that
 * is wrong with it shows so: where it does not, `forget` is told.
 */
function isWhole(snapshot: Uint8Array): boolean {
  try {
    Y.decodeUpdate(snapshot)
    return true
  } catch {
    return false
  }
}

const syncFrame = (address: string, write: (encoder: encoding.Encoder) => void) =>
  frameTo(address, (encoder) => {
    encoding.writeVarUint(encoder, sync)
    write(encoder)
  })

const frameTo = (address: string, write: (encoder: encoding.Encoder) => void) =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, address)
    write(encoder)
  })

/** Messages of the provider: about the content of a document; and one that asks who is here, and is not answered. */
const sync = 0
const queryAwareness = 3
/** An update without structs and without deletions. */
const nothing = new Uint8Array(2)
/** As many as Hocuspocus lets wait before anybody has signed in. */
const mostAsked = 8
