import * as Y from 'yjs'

/**
 * The words that these edits brought, in the order in which they were written; what was taken back within them is not
 * among them. A new paragraph, item or row begins a new line.
 */
export function wordsIn(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]))
  let words = ''
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const taken = ds.clients.get(struct.id.client) ?? []
    const isGone = (clock: number) =>
      taken.some((range) => clock >= range.clock && clock < range.clock + range.len)
    if (struct.content instanceof Y.ContentType) words += '\n'
    else if (struct.content instanceof Y.ContentString) {
      // One clock to a letter, as Yjs counts them.
      words += struct.content.str
        .split('')
        .filter((_, at) => !isGone(struct.id.clock + at))
        .join('')
    } else if (struct.content instanceof Y.ContentAny && !isGone(struct.id.clock)) {
      words += struct.content.arr
        .filter(isSaid)
        .map((said) => `\n${said}`)
        .join('')
    }
  }
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** A field that somebody wrote in, rather than a kind, an id or a number. */
const isSaid = (value: unknown): value is string => typeof value === 'string' && /\S\s+\S/.test(value)
