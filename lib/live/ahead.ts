import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep2, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

// A page that has nothing of a document asks for all of it. Putting a long history together from bytes is the greater
// part of opening it, and it was done twice, one after the other: here, and then on the page, from bytes that were made
// anew for it. Instead the page is sent the kept bytes as soon as they have been read, and both put it together at the
// same time; once it is open here, the question is answered with what came after those bytes.

/** What a page asked first, and what it has been sent since. */
type Asked = { name: string; frame: Uint8Array; sent: Uint8Array | null }

/** The first questions of one socket that wait until their documents are open. */
export class Ahead {
  private readonly asked = new Map<string, Asked>()

  constructor(private readonly send: (frame: Uint8Array) => void) {}

  /** Keeps a question until `take`; false when there are too many, and it has to wait somewhere else. */
  hold(address: string, name: string, frame: Uint8Array): boolean {
    if (!this.asked.has(address) && this.asked.size >= mostAsked) return false
    this.asked.set(address, { name, frame, sent: null })
    return true
  }

  /** Sends the bytes of a snapshot to whoever waits for this document, as an edit like any other; answers how many. */
  sendSnapshot(name: string, snapshot: Uint8Array): number {
    let sent = 0
    for (const [address, asked] of this.asked) {
      if (asked.name !== name) continue
      this.send(syncFrame(address, (encoder) => writeUpdate(encoder, snapshot)))
      asked.sent = snapshot
      sent += snapshot.byteLength
    }
    return sent
  }

  /** What was sent of this document is not what was read: its questions are to be answered in full. */
  forget(name: string): void {
    for (const asked of this.asked.values()) if (asked.name === name) asked.sent = null
  }

  take(address: string): Asked | null {
    const asked = this.asked.get(address) ?? null
    this.asked.delete(address)
    return asked
  }
}

/** The answer to a page that has been sent this snapshot: what came after it, if anything did, and the question back. */
export function restOf(
  doc: Y.Doc,
  address: string,
  snapshot: Uint8Array,
  anythingAfter: boolean,
): Uint8Array[] {
  const rest = anythingAfter ? Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(snapshot)) : nothing
  return [
    syncFrame(address, (encoder) => {
      encoding.writeVarUint(encoder, messageYjsSyncStep2)
      encoding.writeVarUint8Array(encoder, rest)
    }),
    syncFrame(address, (encoder) => writeSyncStep1(encoder, doc)),
  ]
}

function syncFrame(address: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, address)
    encoding.writeVarUint(encoder, sync)
    write(encoder)
  })
}

/** A message about the content of a document, in the protocol of the provider. */
const sync = 0
/** An update without structs and without deletions. */
const nothing = new Uint8Array(2)
/** As many as Hocuspocus lets wait before anybody has signed in. */
const mostAsked = 8
