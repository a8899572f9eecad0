import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import * as Y from 'yjs'

// Looks for words in whatever travelled: as it is, in both encodings of text, in base64, in hex, compressed, and inside
// Yjs updates, where a word that was typed letter by letter stands nowhere in one piece.

/** Every canary begins like this and goes on with twelve letters or figures. */
const prefix = 'Canarybird'
const tail = 12
const shape = new RegExp(`${prefix}[a-z0-9]{${tail}}`, 'g')

export function newCanary(random: { int(below: number): number }): string {
  const letters = Array.from({ length: tail }, () => random.int(36).toString(36))
  return prefix + letters.join('')
}

/** The canaries in these bytes, in whatever form. */
export function canariesIn(bytes: Uint8Array): Set<string> {
  const found = new Set<string>()
  for (const form of formsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), deepest)) {
    for (const [word] of form.matchAll(shape)) found.add(word)
  }
  return found
}

/** As `canariesIn`, of many updates of one document: a word may have come letter by letter, each on its own. */
export function canariesInUpdates(updates: readonly Uint8Array[]): Set<string> {
  const found = new Set<string>()
  const readable = updates.filter(isUpdate)
  for (const text of readable.length > 0 ? textsOfUpdate(Y.mergeUpdates([...readable])) : []) {
    for (const [word] of text.matchAll(shape)) found.add(word)
  }
  return found
}

const deepest = 3
const wide = [...prefix].join('\0')

/** The texts that these bytes may be, and those of what is packed in them. */
function* formsOf(bytes: Buffer, depth: number): Generator<string> {
  const text = bytes.toString('latin1')
  yield text
  // Two bytes a letter: the same letters with nothing between them.
  if (text.includes(wide)) yield text.replaceAll('\0', '')
  if (isUpdate(bytes)) yield* textsOfUpdate(bytes)
  if (depth === 0) return
  for (const inner of packedIn(bytes, text)) yield* formsOf(inner, depth - 1)
}

function* packedIn(bytes: Buffer, text: string): Generator<Buffer> {
  for (const [run] of text.matchAll(/(?:[0-9a-f]{2}){16,}|(?:[0-9A-F]{2}){16,}/g)) {
    yield Buffer.from(run, 'hex')
    // The run may begin in the middle of a byte.
    yield Buffer.from(run.slice(1), 'hex')
  }
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
    const plain = run.replaceAll('-', '+').replaceAll('_', '/')
    for (let shift = 0; shift < 4; shift++) yield Buffer.from(plain.slice(shift), 'base64')
  }
  yield* inflatedIn(bytes)
}

const mostInflated = 32 * 1024 * 1024

function* inflatedIn(bytes: Buffer): Generator<Buffer> {
  const from = { finishFlush: 2, maxOutputLength: mostInflated } // Z_SYNC_FLUSH: also what was cut short.
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    // Past a plain header, because what follows the packed bytes is no error of theirs.
    const packed = bytes[at + 3] === 0 ? bytes.subarray(at + 10) : null
    const inflated = attempt(() =>
      packed ? inflateRawSync(packed, from) : gunzipSync(bytes.subarray(at), from),
    )
    if (inflated) yield inflated
  }
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    const flags = bytes[at + 1] ?? 0
    if ((0x7800 + flags) % 31 !== 0) continue
    const inflated = attempt(() => inflateSync(bytes.subarray(at), from))
    if (inflated) yield inflated
  }
  const raw =
    bytes.byteLength > 0 && bytes.byteLength < 64 * 1024 && attempt(() => inflateRawSync(bytes, from))
  if (raw) yield raw
}

function attempt(unpack: () => Buffer): Buffer | null {
  try {
    const unpacked = unpack()
    return unpacked.byteLength > 0 ? unpacked : null
  } catch {
    return null
  }
}

/** Whether Yjs would take these bytes for an update and find something in it. */
function isUpdate(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 8 || bytes.byteLength > 4 * 1024 * 1024) return false
  // A cheap look first: the counts that an update begins with are small.
  if ((bytes[0] ?? 0) === 0 || (bytes[0] ?? 0) > 0x7f) return false
  try {
    return Y.decodeUpdate(bytes).structs.length > 0
  } catch {
    return false
  }
}

/** What stands in an update, deleted or not: each client's letters in the order in which they were typed, and the rest. */
function textsOfUpdate(update: Uint8Array): string[] {
  const typed = new Map<number, string>()
  const rest: string[] = []
  for (const struct of Y.decodeUpdate(update).structs) {
    const { content } = struct as {
      content?: { str?: string; arr?: unknown[]; value?: unknown; embed?: unknown }
    }
    const { client } = struct.id
    if (typeof content?.str === 'string') typed.set(client, (typed.get(client) ?? '') + content.str)
    else rest.push(JSON.stringify(content?.arr ?? content?.value ?? content?.embed ?? ''))
  }
  return [...typed.values(), ...rest, ...documentOf(update)]
}

/** As a reader would see it, where the letters of several people stand in one sentence. */
function documentOf(update: Uint8Array): string[] {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    return Array.from(doc.share.keys(), (root) => doc.getXmlFragment(root).toString())
  } catch {
    return []
  } finally {
    doc.destroy()
  }
}
