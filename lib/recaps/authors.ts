import * as Y from 'yjs'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import { restore } from '@/lib/visions/log'

/** A row of the log of a session: before it, or during it. */
export type LogRow = { bytes: Uint8Array; memberId: string; during: boolean }

/** What somebody wrote in: the text of a section, or one element. */
export type Target = `text:${string}` | `element:${string}`

/**
 * Plays the log of a session: `opened` is shown the document as it stood when the session began, and the answer is the
 * document as it ended, with who wrote where. Who wrote is the member of each row, who was known to the connection; what
 * a page put into the document itself counts for nothing.
 */
export function playSession(
  rows: readonly LogRow[],
  opened: (doc: Y.Doc) => void,
): { doc: Y.Doc; writers: Map<Target, Set<string>> } {
  const doc = new Y.Doc()
  const updates = rows.filter(({ during }) => !during).map(({ bytes }) => bytes)
  restore(doc, { snapshot: null, updates, throughSeq: 0 }, () => {})
  opened(doc)
  const writers = new Map<Target, Set<string>>()
  let writing = ''
  doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
    for (const [type, keys] of changed) {
      for (const target of targetsOf(doc, type, keys)) {
        writers.set(target, (writers.get(target) ?? new Set()).add(writing))
      }
    }
  })
  for (const { bytes, memberId } of rows.filter(({ during }) => during)) {
    writing = memberId
    restore(doc, { snapshot: null, updates: [bytes], throughSeq: 0 }, () => {})
  }
  return { doc, writers }
}

/** Where a changed type of the document lies. */
function targetsOf(doc: Y.Doc, changed: unknown, keys: ReadonlySet<string | null>): Target[] {
  const elements = doc.share.get(elementsRoot)
  // Elements that came, or went.
  if (changed === elements) return [...keys].flatMap((id) => (id === null ? [] : [`element:${id}` as const]))
  let type = changed
  while (type instanceof Y.AbstractType && type.parent) {
    if (type.parent === elements) {
      const within = type
      const id = [...doc.getMap(elementsRoot)].find(([, held]) => held === within)?.[0]
      return id === undefined ? [] : [`element:${id}`]
    }
    type = type.parent
  }
  const root = [...doc.share].find(([, held]) => held === type)?.[0] ?? ''
  const prefix = textRoot('')
  return root.startsWith(prefix) ? [`text:${root.slice(prefix.length)}`] : []
}
