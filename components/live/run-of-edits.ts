import * as Y from 'yjs'

/** The last of what an update wrote, where the next letter of the same run would go on. */
export type Tail = { client: number; clock: number; from: number }

/** Where a run that begins with this update ends; null for what is not typing, which is an edit by itself. */
export function tailOf(update: Uint8Array): Tail | null {
  const { structs } = Y.decodeUpdate(update)
  const [first, last] = [structs[0], structs.at(-1)]
  // The first letter of a paragraph comes with the paragraph.
  if (!first || !(last instanceof Y.Item) || !isWritten(last) || first.id.client !== last.id.client)
    return null
  return { ...endOf(last), from: first.id.clock }
}

/**
 * Where the run ends once this update has continued it, or null when it does not: the next letters after the last ones,
 * or another value for the same field. People count what they wrote in one go as one edit, and so do we.
 */
export function continued(tail: Tail, update: Uint8Array): Tail | null {
  const only = onlyItem(update)
  if (!only) return null
  const { item, deletes } = only
  const { client, clock, from } = tail
  const follows = item.id.client === client && item.id.clock === clock + 1
  const after = item.origin?.client === client && item.origin.clock === clock
  // A field's new value takes the place of the one before it.
  const replaces = deletes.every(
    (each) => each.client === client && each.clock >= from && each.clock <= clock,
  )
  return follows && after && replaces ? { ...endOf(item), from } : null
}

type Deleted = { client: number; clock: number }

function onlyItem(update: Uint8Array): { item: Y.Item; deletes: Deleted[] } | null {
  const { structs, ds } = Y.decodeUpdate(update)
  const [item, ...more] = structs
  if (!(item instanceof Y.Item) || more.length > 0 || !isWritten(item)) return null
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock }) => ({ client, clock })),
  )
  return { item, deletes }
}

/** Letters, or the value of a field. */
const isWritten = ({ content }: Y.Item) =>
  content instanceof Y.ContentString || content instanceof Y.ContentAny

const endOf = ({ id, length }: Y.Item) => ({ client: id.client, clock: id.clock + length - 1 })
