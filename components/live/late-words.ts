import * as Y from 'yjs'

/**
 * The words that these edits brought, line by line as they stand in the document; what was taken back meanwhile is not
 * among them. Where the document is not whole, they come in the order in which they were written.
 */
export function wordsIn(updates: readonly Uint8Array[], doc: Y.Doc): string {
  if (updates.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]))
  const items = structs.filter((struct) => struct instanceof Y.Item)
  return tidy(asTheyStand(doc, items)) || tidy(asWritten(items, ds.clients))
}

/** What every shared type is made of, whichever it is. */
type Holder = { _start: Y.Item | null; _map: Map<string, Y.Item> }

type Ranges = ReadonlyMap<number, readonly { clock: number; len: number }[]>

function asTheyStand(doc: Y.Doc, items: readonly Y.Item[]): string {
  const written = Map.groupBy(
    items.map(({ id, length: len }) => ({ client: id.client, clock: id.clock, len })),
    ({ client }) => client,
  )
  let words = ''
  const walk = (type: Holder) => {
    for (let item = type._start; item; item = item.right) tell(item)
    for (const item of type._map.values()) tell(item)
  }
  const tell = (item: Y.Item) => {
    if (item.deleted) return
    if (item.content instanceof Y.ContentType) {
      words += '\n'
      walk(item.content.type)
    } else words += lettersOf(item, (clock) => holds(written, item.id.client, clock))
  }
  for (const root of doc.share.values()) {
    words += '\n'
    walk(root)
  }
  return words
}

function asWritten(items: readonly Y.Item[], taken: Ranges): string {
  return items
    .map((item) =>
      item.content instanceof Y.ContentType
        ? '\n'
        : lettersOf(item, (clock) => !holds(taken, item.id.client, clock)),
    )
    .join('')
}

/** Those letters of an item that count, and the whole of a field. */
function lettersOf({ id, content }: Y.Item, counts: (clock: number) => boolean): string {
  // One clock to a letter, as Yjs counts them.
  if (content instanceof Y.ContentString)
    return content.str
      .split('')
      .filter((_, at) => counts(id.clock + at))
      .join('')
  if (!(content instanceof Y.ContentAny) || !counts(id.clock)) return ''
  return content.arr
    .filter(isSaid)
    .map((said) => `\n${said}`)
    .join('')
}

/** A field that somebody wrote in, rather than a kind, an id or a number. */
const isSaid = (value: unknown): value is string => typeof value === 'string' && /\S\s+\S/.test(value)

const holds = (ranges: Ranges, client: number, clock: number) =>
  ranges.get(client)?.some((range) => clock >= range.clock && clock < range.clock + range.len) ?? false

const tidy = (words: string) =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
