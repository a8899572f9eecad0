// The frames a page and the live process send each other, for clients that are lighter than a provider. The envelope
// is that of Hocuspocus 4: the document's name, what sort of message it is, and the message.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { textRoot } from '@/lib/visions/document/read-text'

const sorts = { sync: 0, auth: 2, stateless: 5, close: 7, status: 8, ping: 9 } as const
const steps = { ask: 0, answer: 1, update: 2 } as const
const words = { token: 0, denied: 1, admitted: 2 } as const

/** What a server says, as far as a light client listens. */
export type Heard =
  | { sort: 'admitted'; mayWrite: boolean }
  | { sort: 'denied'; reason: string }
  | { sort: 'state'; bytes: Uint8Array }
  | { sort: 'update'; bytes: Uint8Array }
  | { sort: 'status'; saved: boolean }
  | { sort: 'ping' }
  | { sort: 'else' }

export function hear(frame: Uint8Array): Heard {
  if (frame.byteLength === 1) return { sort: frame[0] === sorts.ping ? 'ping' : 'else' }
  const from = decoding.createDecoder(frame)
  decoding.readVarString(from)
  const sort = decoding.readVarUint(from)
  if (sort === sorts.status) return { sort: 'status', saved: decoding.readVarUint(from) === 1 }
  if (sort === sorts.auth) {
    const word = decoding.readVarUint(from)
    const said = decoding.readVarString(from)
    if (word === words.denied) return { sort: 'denied', reason: said }
    return word === words.admitted ? { sort: 'admitted', mayWrite: said !== 'readonly' } : { sort: 'else' }
  }
  if (sort !== sorts.sync) return { sort: 'else' }
  const step = decoding.readVarUint(from)
  const bytes = decoding.readVarUint8Array(from)
  return step === steps.ask ? { sort: 'else' } : { sort: step === steps.update ? 'update' : 'state', bytes }
}

export const pong = new Uint8Array([10])

export const hello = (name: string, token: string) =>
  frame(name, sorts.auth, (into) => {
    encoding.writeVarUint(into, words.token)
    encoding.writeVarString(into, token)
  })

/** Asks for all of the document. */
export const askForState = (name: string) =>
  frame(name, sorts.sync, (into) => {
    encoding.writeVarUint(into, steps.ask)
    encoding.writeVarUint8Array(into, Y.encodeStateVector(new Y.Doc()))
  })

export const sendUpdate = (name: string, update: Uint8Array) =>
  frame(name, sorts.sync, (into) => {
    encoding.writeVarUint(into, steps.update)
    encoding.writeVarUint8Array(into, update)
  })

/** A paragraph with one letter in it, at the end of which somebody then types; `clock` is that letter's. */
export function firstLetter(client: number, root = textRoot('why')): { update: Uint8Array; clock: number } {
  const doc = new Y.Doc()
  doc.clientID = client
  const text = new Y.XmlText()
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    doc.getXmlFragment(root).push([paragraph])
    paragraph.push([text])
    text.insert(0, 'a')
  })
  const update = Y.encodeStateAsUpdate(doc)
  return { update, clock: Y.getState(doc.store, client) - 1 }
}

/** One key, typed after the letter with this clock: what Yjs would encode, without a document. */
export function nextLetter(client: number, clock: number): Uint8Array {
  const into = encoding.createEncoder()
  for (const one of [1, 1, client, clock + 1]) encoding.writeVarUint(into, one)
  encoding.writeUint8(into, textAfterOrigin)
  encoding.writeVarUint(into, client)
  encoding.writeVarUint(into, clock)
  encoding.writeVarString(into, 'e')
  encoding.writeVarUint(into, 0)
  return encoding.toUint8Array(into)
}

/** Whose key an update carries, when it is one of `nextLetter`. */
export function letterIn(update: Uint8Array): { client: number; clock: number } {
  const from = decoding.createDecoder(update)
  decoding.readVarUint(from)
  decoding.readVarUint(from)
  return { client: decoding.readVarUint(from), clock: decoding.readVarUint(from) }
}

const textAfterOrigin = 0x80 | 4

function frame(name: string, sort: number, write: (into: encoding.Encoder) => void): Uint8Array {
  const into = encoding.createEncoder()
  encoding.writeVarString(into, name)
  encoding.writeVarUint(into, sort)
  write(into)
  return encoding.toUint8Array(into)
}
