// Reads the metadata of a Yjs update (encoding V1) without applying it. Nothing is allocated by a count that the bytes
// merely claim, no text is kept, and whatever Yjs itself would stumble over is `Malformed` here.

export class Malformed extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'Malformed'
  }
}

export type Id = { client: number; clock: number }

export type Struct = Id & {
  length: number
  gone: boolean
  origin: Id | null
  rightOrigin: Id | null
  /** Where it hangs when it has no neighbors to tell: under an item, or under a root of the document. */
  parent: Id | string | null
  /** Holds further items. */
  isType: boolean
}

export type DeletedRange = Id & { length: number }

export type Update = { clients: { client: number; structs: Struct[] }[]; deleted: DeletedRange[] }

const mostStructs = 20_000
const mostDeletedRanges = 50_000
const mostClients = 2_000
const longestClock = 2 ** 40

/** Reads an update without applying it, within bounds. Throws `Malformed`. */
export function readUpdate(bytes: Uint8Array): Update {
  const reader = new Reader(bytes)
  const clients: Update['clients'] = []
  const known = new Set<number>()
  let budget = mostStructs
  for (let left = reader.count(mostClients); left > 0; left--) {
    const count = reader.count(budget)
    budget -= count
    const client = reader.uint()
    if (known.has(client)) throw new Malformed('a client twice')
    known.add(client)
    clients.push({ client, structs: readStructs(reader, client, count) })
  }
  const deleted = readDeletedRanges(reader)
  if (!reader.atEnd) throw new Malformed('bytes after the end')
  return { clients, deleted }
}

function readStructs(reader: Reader, client: number, count: number): Struct[] {
  const structs: Struct[] = []
  let clock = reader.uint()
  for (let left = count; left > 0; left--) {
    const struct = readStruct(reader, { client, clock })
    if (struct.length < 1) throw new Malformed('a struct without length')
    clock += struct.length
    if (clock > longestClock) throw new Malformed('a clock out of reach')
    structs.push(struct)
  }
  return structs
}

function readDeletedRanges(reader: Reader): DeletedRange[] {
  const ranges: DeletedRange[] = []
  for (let clients = reader.count(mostClients * 10); clients > 0; clients--) {
    const client = reader.uint()
    for (let left = reader.count(mostDeletedRanges - ranges.length); left > 0; left--) {
      const clock = reader.uint()
      const length = reader.uint()
      if (clock + length > longestClock) throw new Malformed('a clock out of reach')
      ranges.push({ client, clock, length })
    }
  }
  return ranges
}

const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentSub = 0x20
const contentKind = 0x1f

function readStruct(reader: Reader, id: Id): Struct {
  const info = reader.byte()
  const kind = info & contentKind
  const bare = { ...id, origin: null, rightOrigin: null, parent: null, isType: false }
  if (kind === 0) return { ...bare, gone: true, length: reader.uint() }
  if (kind === 10) throw new Malformed('a gap')
  const origin = info & hasOrigin ? reader.id() : null
  const rightOrigin = info & hasRightOrigin ? reader.id() : null
  let parent: Struct['parent'] = null
  if (!origin && !rightOrigin) {
    parent = reader.uint() === 1 ? reader.text(longestName) : reader.id()
    if (info & hasParentSub) reader.skipText(longestName)
  }
  const length = readContent(reader, kind)
  return { ...id, length, gone: kind === 1, origin, rightOrigin, parent, isType: kind === 7 }
}

const longestName = 256
const longestFormat = 8 * 1024
/** Yjs types 0-6; 3 is an XML element and 5 an XML hook, which we never use. */
const types = new Set([0, 1, 2, 3, 4, 6])

/** Skips what an item holds and answers its length. Sub-documents, binaries and old JSON are nothing of ours. */
function readContent(reader: Reader, kind: number): number {
  switch (kind) {
    case 1:
      return reader.uint()
    case 4:
      return reader.skipText(Number.MAX_SAFE_INTEGER)
    case 5:
      reader.json(longestFormat)
      return 1
    case 6:
      reader.skipText(longestName)
      reader.json(longestFormat)
      return 1
    case 7: {
      const type = reader.uint()
      if (!types.has(type)) throw new Malformed('an unknown type')
      if (type === 3) reader.skipText(longestName)
      return 1
    }
    case 8: {
      const count = reader.count(1_000)
      for (let left = count; left > 0; left--) reader.skipAny(4)
      return count
    }
    default:
      throw new Malformed(`content of kind ${kind}`)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Forward over bytes, never past their end. */
export class Reader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  get atEnd() {
    return this.at === this.bytes.byteLength
  }

  byte(): number {
    const value = this.bytes[this.at]
    if (value === undefined) throw new Malformed('too short')
    this.at++
    return value
  }

  uint(): number {
    let value = 0
    let unit = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * unit
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed('a number too large')
      if (byte < 0x80) return value
      unit *= 0x80
      if (unit > Number.MAX_SAFE_INTEGER) throw new Malformed('a number too large')
    }
  }

  /** A number of things that follow: never more than `most`, nor than there are bytes left for. */
  count(most: number): number {
    const count = this.uint()
    if (count > most || count > this.bytes.byteLength - this.at) throw new Malformed('a count too large')
    return count
  }

  id(): Id {
    return { client: this.uint(), clock: this.uint() }
  }

  slice(): Uint8Array {
    const length = this.count(Number.MAX_SAFE_INTEGER)
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  text(most: number): string {
    const slice = this.slice()
    if (slice.byteLength > most) throw new Malformed('a text too long')
    try {
      return utf8.decode(slice)
    } catch {
      throw new Malformed('not UTF-8')
    }
  }

  /** Answers the length in UTF-16 units, as Yjs counts. */
  skipText(most: number): number {
    const from = this.at
    const slice = this.slice()
    if (slice.byteLength > most) throw new Malformed('a text too long')
    if (isAscii(slice)) return slice.byteLength
    this.at = from
    return this.text(most).length
  }

  json(most: number): void {
    const text = this.text(most)
    if ((text.match(/[[{]/g)?.length ?? 0) > 64) throw new Malformed('too much nesting')
    try {
      JSON.parse(text)
    } catch {
      throw new Malformed('not JSON')
    }
  }

  /** Steps over a value of lib0's `any` encoding: what the fields of an element may hold, and no more. */
  skipAny(depth: number): void {
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return
      case 125: {
        let more = this.byte() & 0x80
        for (let bytes = 1; more; bytes++) {
          if (bytes > 7) throw new Malformed('a number too large')
          more = this.byte() & 0x80
        }
        return
      }
      case 124:
        this.skip(4)
        return
      case 123:
        this.skip(8)
        return
      case 119:
        this.skipText(Number.MAX_SAFE_INTEGER)
        return
      case 118:
        if (depth === 0) throw new Malformed('too much nesting')
        for (let left = this.count(1_000); left > 0; left--) {
          this.skipText(longestName)
          this.skipAny(depth - 1)
        }
        return
      case 117:
        if (depth === 0) throw new Malformed('too much nesting')
        for (let left = this.count(1_000); left > 0; left--) this.skipAny(depth - 1)
        return
      default:
        throw new Malformed('an unknown value')
    }
  }

  private skip(bytes: number): void {
    if (bytes > this.bytes.byteLength - this.at) throw new Malformed('too short')
    this.at += bytes
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}
