import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { anchorPassage, type PassageAnchor, rememberedOf } from '@/lib/visions/document/anchors'
import { findPassage, type Kept } from '@/lib/visions/document/find-passage'
import { type Letters, lettersBefore, type Passage, placeOf, spell } from '@/lib/visions/document/letters'
import { refuseForeignDoc, textRoot } from '@/lib/visions/document/read-text'

// Anchors in the document itself, where there are positions. Apart from `anchors`, so that whoever only reads needs no Yjs.

export type DocumentLetters = Letters<{ text: Y.XmlText; index: number }>

/** The letters of a section as it is written. */
export function lettersIn(doc: Y.Doc, section: string): DocumentLetters {
  refuseForeignDoc(doc)
  if (!doc.share.has(textRoot(section))) return spell([])
  return spell(piecesOf(doc.getXmlFragment(textRoot(section)).toArray()))
}

/** As `anchorPassage`, with the positions that only the document itself can give. */
export function anchorInDocument(letters: DocumentLetters, passage: Passage): PassageAnchor | null {
  const anchor = anchorPassage(letters, passage)
  const first = placeOf(letters, passage.from)
  const last = placeOf(letters, Math.min(letters.text.length, passage.to) - 1)
  if (!anchor || !first || !last) return anchor
  return {
    ...anchor,
    start: written(first.place.text, first.place.index + first.start, 0),
    end: written(last.place.text, last.place.index + last.end, -1),
  }
}

/** The passage in the document as it is now; null when it is gone. */
export function passageInDocument(
  doc: Y.Doc,
  letters: DocumentLetters,
  anchor: PassageAnchor,
): Passage | null {
  const kept = keptIn(doc, letters, anchor)
  return findPassage(letters.text, rememberedOf(anchor), kept)
}

/** The passage, and an anchor that leads there as long as nothing else happens: what a page follows it by. */
export function followAnchor(
  doc: Y.Doc,
  letters: DocumentLetters,
  anchor: PassageAnchor,
): { passage: Passage; anchor: PassageAnchor } | null {
  const kept = keptIn(doc, letters, anchor)
  const known = rememberedOf(anchor)
  const passage = findPassage(letters.text, known, kept)
  if (!passage) return null
  const asItWas = kept?.whole && letters.text.slice(passage.from, passage.to) === known.quote
  return { passage, anchor: asItWas ? anchor : movedTo(letters, passage, anchor) }
}

/** The anchor as it should be kept from now on. One whose passage is gone stays as it was: the words may come back. */
export function refreshAnchor(doc: Y.Doc, letters: DocumentLetters, anchor: PassageAnchor): PassageAnchor {
  const passage = passageInDocument(doc, letters, anchor)
  return passage ? movedTo(letters, passage, anchor) : anchor
}

/** Where the passage is now, and still what it was at first. */
function movedTo(letters: DocumentLetters, passage: Passage, anchor: PassageAnchor): PassageAnchor {
  const moved = anchorInDocument(letters, passage)
  if (!moved) return anchor
  const first = anchor.first ?? anchor.words
  return first === moved.words ? moved : { ...moved, first }
}

function piecesOf(
  nodes: readonly unknown[],
): { text: string; place: { text: Y.XmlText; index: number }; opens: boolean }[] {
  let opens = true
  return nodes.flatMap((node) => {
    if (node instanceof Y.XmlText) {
      const pieces = runsIn(node).map((run, at) => ({ ...run, opens: opens && at === 0 }))
      opens = false
      return pieces
    }
    opens = true
    return node instanceof Y.XmlElement ? piecesOf(node.toArray()) : []
  })
}

/** The text of one node, with the index at which each run begins. Something embedded takes one place. */
function runsIn(text: Y.XmlText) {
  const delta: { insert?: unknown }[] = text.toDelta()
  let index = 0
  return delta.flatMap(({ insert }) => {
    const place = { text, index }
    index += typeof insert === 'string' ? insert.length : 1
    return typeof insert === 'string' ? [{ text: insert, place }] : []
  })
}

function written(text: Y.XmlText, index: number, assoc: number): string {
  return toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, assoc)))
}

function keptIn(doc: Y.Doc, letters: DocumentLetters, { start, end }: PassageAnchor): Kept | null {
  const from = start === null ? null : placeIn(doc, letters, start)
  const to = end === null ? null : placeIn(doc, letters, end)
  if (!from && !to) return null
  // One end alone tells where to look.
  if (!from || !to) {
    const at = (from ?? to)?.at ?? 0
    return { from: at, to: at, whole: false }
  }
  return { from: from.at, to: to.at, whole: from.lives && to.lives }
}

/** How many letters stand before a position, and whether the very letter it was made at still stands there. */
function placeIn(
  doc: Y.Doc,
  letters: DocumentLetters,
  position: string,
): { at: number; lives: boolean } | null {
  const relative = readPosition(position)
  if (!relative || !isKnown(doc, relative)) return null
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc)
  if (!absolute || !(absolute.type instanceof Y.XmlText)) return null
  const { type, index, assoc } = absolute
  const piece = letters.pieces.findLastIndex(({ place }) => place.text === type && place.index <= index)
  const place = letters.pieces[piece]?.place
  if (!place) return null
  const again = Y.createRelativePositionFromTypeIndex(type, index, assoc)
  return {
    at: lettersBefore(letters, piece, index - place.index),
    lives: Y.compareIDs(again.item, relative.item),
  }
}

/** Whoever sends an anchor may send anything as a position. */
function readPosition(position: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(fromBase64(position))
  } catch {
    return null
  }
}

/** A position of an edit that has not arrived here yet leads nowhere, and Yjs throws when asked. */
function isKnown(doc: Y.Doc, { item }: Y.RelativePosition): boolean {
  return item !== null && item.clock < Y.getState(doc.store, item.client)
}
