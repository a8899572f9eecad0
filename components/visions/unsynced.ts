import * as Y from 'yjs'

/** Where a document holds what has not been synced: blocks of text by their place in a root, and entries of a map. */
export type Unsynced = Record<string, readonly (number | string)[]>

/** Looks up what these updates wrote or took away, and says which block or entry of which root it belongs to now. */
export function unsyncedIn(doc: Y.Doc, updates: readonly Uint8Array[]): Unsynced {
  const found = new Map<string, Set<number | string>>()
  for (const item of itemsOf(doc, updates)) {
    const top = topOf(item)
    if (!top || top.item.deleted) continue
    const place = placeOf(top)
    if (place === null) continue
    const places = found.get(top.root) ?? new Set()
    found.set(top.root, places.add(place))
  }
  return Object.fromEntries(Array.from(found, ([root, places]) => [root, [...places].sort()]))
}

function* itemsOf(doc: Y.Doc, updates: readonly Uint8Array[]): Generator<Y.Item> {
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const { id, length } of structs) yield* itemsBetween(doc, id.client, id.clock, id.clock + length)
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) yield* itemsBetween(doc, client, clock, clock + len)
  }
}

function* itemsBetween(doc: Y.Doc, client: number, from: number, to: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= Y.getState(doc.store, client)) return
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return
    // What was thrown away whole has no place any more.
    if (struct instanceof Y.Item) yield struct
  }
}

type Top = { root: string; type: Y.AbstractType<unknown>; item: Y.Item }

/** The block or entry an item lies in, at whatever depth. */
function topOf(item: Y.Item): Top | null {
  let top = item
  for (;;) {
    const { parent } = top
    if (!(parent instanceof Y.AbstractType)) return null
    if (parent._item === null) return { root: Y.findRootTypeKey(parent), type: parent, item: top }
    top = parent._item
  }
}

function placeOf({ type, item }: Top): number | string | null {
  if (item.parentSub !== null) return item.parentSub
  if (!(type instanceof Y.XmlFragment) || !(item.content instanceof Y.ContentType)) return null
  const place = type.toArray().indexOf(item.content.type as Y.XmlElement)
  return place < 0 ? null : place
}
