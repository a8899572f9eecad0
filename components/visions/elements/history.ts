import { useCallback, useRef } from 'react'
import * as Y from 'yjs'
import { type ElementKind, fieldOrNull } from '@/lib/visions/document/element-kinds'
import { elementsRoot, setField } from '@/lib/visions/document/elements'
import type { FieldValue } from '@/lib/visions/document/fields'

/** Marks our own changes to elements in the document's transactions: what undo takes back. */
export const byHand = 'elements'

const histories = new WeakMap<Y.Doc, Y.UndoManager>()

/**
 * What this page did to the elements of a document, to take back and to do again. What the other person did since is
 * left as it is: their later value of a field stays, and an element they have written in is not taken away.
 */
export function historyOf(doc: Y.Doc): Y.UndoManager {
  const kept = histories.get(doc)
  if (kept) return kept
  const made = new Y.UndoManager(doc.getMap(elementsRoot), {
    trackedOrigins: new Set([byHand]),
    deleteFilter: (item) => !holdsWordsOfOthers(elementMadeWith(item), doc.clientID),
  })
  histories.set(doc, made)
  return made
}

/** A step of its own, to take back by itself. */
export function stepOf(doc: Y.Doc, change: () => void) {
  const history = historyOf(doc)
  history.stopCapturing()
  change()
  history.stopCapturing()
}

/** Sets fields so that words typed into one of them in one go are one step, and everything else is its own. */
export function useStepwise(doc: Y.Doc) {
  const last = useRef('')
  return useCallback(
    ({ id, kind }: { id: string; kind: ElementKind }, field: string, value: FieldValue) => {
      const goesOn = fieldOrNull(kind, field)?.form === 'words' && last.current === `${id}/${field}`
      if (!goesOn) historyOf(doc).stopCapturing()
      last.current = `${id}/${field}`
      setField(doc, id, field, value, byHand)
    },
    [doc],
  )
}

/** The element that this piece is, or that was not there before it: without its first values it would be none. */
function elementMadeWith(item: Y.Item): Y.AbstractType<unknown> | null {
  if (item.content instanceof Y.ContentType) return item.content.type
  const isLink = item.parentSub?.includes(':') ?? false
  return item.left === null && !isLink && item.parent instanceof Y.AbstractType ? item.parent : null
}

function holdsWordsOfOthers(entry: Y.AbstractType<unknown> | null, self: number): boolean {
  if (!(entry instanceof Y.Map)) return false
  return Array.from(entry._map.values()).some((value) => !value.deleted && value.id.client !== self)
}
