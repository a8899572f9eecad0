import * as Y from 'yjs'
import { align } from '@/lib/visions/document/align'
import { canonicalJson } from '@/lib/visions/document/canonical'
import type { ElementContent, SectionContent } from '@/lib/visions/document/content'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import {
  addElement,
  elementsRoot,
  type NewElement,
  type Placement,
  readElements,
  setField,
} from '@/lib/visions/document/elements'
import { readNodes, textRoot } from '@/lib/visions/document/read-text'
import type { Block } from '@/lib/visions/document/rich-text'
import { insertBlocks, removeBlocks } from '@/lib/visions/document/write'

/** Something that stood in a section at an earlier moment, with the section as it was around it. */
export type Piece =
  | { what: 'passage'; written: SectionContent; block: number }
  | { what: 'element'; written: SectionContent; id: string }
  | { what: 'section'; written: SectionContent }

/** Who edits, in Yjs's eyes: what an undo takes back. */
const broughtBack = 'brought back'

/**
 * Puts a piece of an earlier moment into the plan as it is now, by ordinary edits. A passage goes where its neighbors
 * still are; an element comes back under its id, or has its fields as they were; a section reads as it did, and keeps
 * the elements that have been added since.
 */
export function bringBack(doc: Y.Doc, piece: Piece): void {
  const { written } = piece
  doc.transact(() => {
    if (piece.what === 'passage') bringPassage(doc, written, piece.block)
    if (piece.what === 'section') rewrite(doc, written)
    for (const element of written.elements)
      if (piece.what === 'section' || (piece.what === 'element' && element.id === piece.id))
        bringElement(doc, written, element)
  }, broughtBack)
}

/** An undo for what is brought back from now on, and for nothing that anybody writes. */
export function undoOf(doc: Y.Doc, section: string): Y.UndoManager {
  return new Y.UndoManager([doc.getXmlFragment(textRoot(section)), doc.getMap(elementsRoot)], {
    trackedOrigins: new Set([broughtBack]),
    captureTimeout: 0,
  })
}

const keyOf = (block: Block | null) => (block === null ? '' : canonicalJson(block))

function bringPassage(doc: Y.Doc, { key, text }: SectionContent, index: number): void {
  const block = text[index]
  if (block) insertBlocks(doc, key, placeForPassage(doc, key, text, index), [block], broughtBack)
}

/** After the nearest of the passages before it that still stands; failing that, before the nearest after it. */
function placeForPassage(doc: Y.Doc, section: string, text: readonly Block[], index: number): number {
  const now = readNodes(doc, section).map(keyOf)
  for (let before = index - 1; before >= 0; before--) {
    const at = now.lastIndexOf(keyOf(text[before] ?? null))
    if (at >= 0) return at + 1
  }
  for (let after = index + 1; after < text.length; after++) {
    const at = now.indexOf(keyOf(text[after] ?? null))
    if (at >= 0) return at
  }
  return lengthOf(now)
}

/** Without the empty lines at the end: nothing stands below them, and somebody may be writing into one. */
const lengthOf = (keys: readonly string[]) => keys.findLastIndex((each) => each !== '') + 1

/** Passages that stand as they stood are not touched, so that whatever hangs on them stays. */
function rewrite(doc: Y.Doc, { key, text }: SectionContent): void {
  const now = readNodes(doc, key).map(keyOf)
  const steps = align(now.slice(0, lengthOf(now)), text.map(keyOf))
  let at = 0
  let waiting: Block[] = []
  const putIn = () => {
    if (waiting.length > 0) insertBlocks(doc, key, at, waiting, broughtBack)
    at += waiting.length
    waiting = []
  }
  for (const step of steps) {
    if (step.op === 'ins') {
      const block = text[step.to]
      if (block) waiting.push(block)
      continue
    }
    putIn()
    if (step.op === 'same') at++
    else removeBlocks(doc, key, at, 1, broughtBack)
  }
  putIn()
}

function bringElement(doc: Y.Doc, written: SectionContent, element: ElementContent): void {
  const { id, kind, fields } = element
  if (readElements(doc).some((each) => each.id === id)) {
    for (const name of Object.keys(kindDefinition(kind).fields)) {
      const value = fields[name]
      if (value !== undefined) setField(doc, id, name, value, broughtBack)
    }
    return
  }
  // Read by the schema of each field when it was read from the document of that moment.
  const gone = { id, kind, section: written.key, fields } as NewElement
  addElement(doc, gone, broughtBack, placeFor(doc, written, element))
}

/** After the one it followed, where that is still there. */
function placeFor(doc: Y.Doc, { elements }: SectionContent, { id, kind }: ElementContent): Placement {
  const ofKind = elements.filter((each) => each.kind === kind)
  const index = ofKind.findIndex((each) => each.id === id)
  const present = new Set(readElements(doc).map((each) => each.id))
  const before = ofKind.slice(0, index).findLast((each) => present.has(each.id))
  return before ? { after: before.id } : { index: 0 }
}
