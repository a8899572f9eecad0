/**
 * A comment stays with the words it is about.
 *
 * Sections of random words are edited through the editor's own schema and the binding's own way of writing a changed
 * text into the document, which makes new nodes of what is split, joined or turned into a list. Every word has an
 * identity in a model beside it, so it is known where a passage went: whether it was found (`kept`), shown as gone
 * (`detached`), or taken for other words (`wrong`). Sixteen edits by name come first; then random ones, some of them made
 * by somebody without a connection and merged afterwards, with a checkpoint, or a document
 * made anew from what is kept, now and then.
 *
 * The control follows the same passages by their two positions alone, and has to lose some of them. One run is several
 * seeds, one after the other.
 */
import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import { fromBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { textSchema } from '@/components/visions/text/schema'
import type { PassageAnchor } from '@/lib/visions/document/anchors'
import {
  anchorInDocument,
  type DocumentLetters,
  lettersIn,
  passageInDocument,
  refreshAnchor,
} from '@/lib/visions/document/document-anchors'
import { lettersBefore, type Passage } from '@/lib/visions/document/letters'
import { textRoot } from '@/lib/visions/document/read-text'
import { isProgram, type Outcome, prove, type Random, randomFrom, rounded } from './stage/frame'

export type Size = { documents: number; edits: number }

type Word = { id: number; text: string }
type Line = { list: 'bulletList' | 'orderedList' | null; words: Word[] }

export function anchors(size: Size, random: Random): Outcome {
  const counts = {
    anchors: 0,
    kept: 0,
    /** Of the kept, those at fewer than half of the words that stand. */
    partly: 0,
    detached: 0,
    detachedWithWords: 0,
    withWords: 0,
    wrong: 0,
    merges: 0,
    reopened: 0,
    control: 0,
  }
  const named: Record<string, string> = {}
  const judge = (paper: Paper, passage: ReadonlySet<number>, anchor: PassageAnchor): string => {
    const stands = paper.words().filter(({ id }) => passage.has(id))
    const found = paper.find(anchor)
    const alone = paper.findByPositions(anchor)
    counts.anchors++
    // Words remain where at least half of them do.
    const remain = stands.length * 2 >= passage.size
    if (remain) counts.withWords++
    if (remain && !(alone && covers(paper, alone, stands))) counts.control++
    if (!found) {
      counts.detached++
      if (remain) counts.detachedWithWords++
      return 'detached'
    }
    const met = paper.idsIn(found)
    const right = stands.some(({ id }) => met.has(id))
    counts[right ? 'kept' : 'wrong']++
    if (right && !covers(paper, found, stands)) counts.partly++
    return right ? 'kept' : 'wrong'
  }
  for (const [name, change] of Object.entries(scenarios)) {
    const paper = new Paper(random, 4, newWord)
    const { passage, anchor } = paper.choose(random, 1)
    change(paper.lines, passage)
    paper.write()
    named[name] = judge(paper, passage, anchor)
  }
  for (let each = 0; each < size.documents; each++) {
    const paper = new Paper(random, 2 + random.int(5))
    const chosen = Array.from({ length: 4 }, () => paper.choose(random))
    let held = chosen
    for (let at = 1; at <= size.edits; at++) {
      if (random.chance(0.15)) {
        counts.merges++
        paper.apart(random)
      } else {
        edit(paper.lines, random)
        paper.write()
      }
      // As after a compaction, a restart, or on another device: the same document, made anew from what is kept.
      if (at % 3 === 0) {
        counts.reopened++
        paper.reopen()
      }
      if (at % 4 === 0) held = held.map(({ passage, anchor }) => ({ passage, anchor: paper.refresh(anchor) }))
    }
    for (const { passage, anchor } of held) judge(paper, passage, anchor)
  }
  const detachedShare = rounded(counts.detachedWithWords / Math.max(1, counts.withWords), 4)
  const scenariosKept = Object.values(named).filter((each) => each === 'kept').length
  return {
    holds:
      counts.wrong === 0 &&
      detachedShare < 0.1 &&
      counts.control > 0 &&
      scenariosKept === Object.keys(named).length,
    counts: { ...counts, detachedShare, scenariosKept, scenarios: named },
  }
}

/** The same for one seed after the other: a passage that is taken for another one is rare, and must not be chance. */
function several(seeds: number, first: number): Outcome {
  const outcomes = Array.from({ length: seeds }, (_, each) =>
    anchors({ documents: 400, edits: 12 }, randomFrom(first + each)),
  )
  const sum = (count: string) => outcomes.reduce((total, { counts }) => total + Number(counts[count]), 0)
  const names = ['anchors', 'kept', 'partly', 'detached', 'detachedWithWords', 'withWords'] as const
  const counts = Object.fromEntries(
    [...names, 'wrong', 'merges', 'reopened', 'control'].map((name) => [name, sum(name)]),
  )
  const detachedShare = rounded(sum('detachedWithWords') / Math.max(1, sum('withWords')), 4)
  const scenariosKept = Math.min(...outcomes.map(({ counts }) => Number(counts.scenariosKept)))
  return {
    holds:
      sum('wrong') === 0 &&
      detachedShare < 0.1 &&
      scenariosKept === Object.keys(scenarios).length &&
      outcomes.every(({ counts }) => Number(counts.control) > 0),
    counts: { seeds, ...counts, detachedShare, scenariosKept },
  }
}

/** Half of the words that still stand, or more; nothing of a passage that is gone. */
function covers(paper: Paper, found: Passage, stands: readonly Word[]): boolean {
  const within = paper.idsIn(found)
  const met = stands.filter(({ id }) => within.has(id)).length
  return met > 0 && met * 2 >= stands.length
}

const schema = getSchema(textSchema)

/** One section: the model, and the document that says the same. */
class Paper {
  private doc = new Y.Doc()
  lines: Line[]

  constructor(random: Random, lines: number, said = word) {
    this.lines = Array.from({ length: lines }, () => ({ list: null, words: sentence(random, said) }))
    this.write()
  }

  words = () => this.lines.flatMap(({ words }) => words)

  choose(random: Random, line = random.int(this.lines.length)) {
    const words = this.lines[line]?.words ?? []
    const from = random.int(Math.max(1, words.length - 4))
    const chosen = words.slice(from, from + 3 + random.int(7))
    const passage = new Set(chosen.map(({ id }) => id))
    const anchor = anchorInDocument(lettersIn(this.doc, section), this.passageOf(passage))
    if (!anchor) throw new Error('Nothing was chosen.')
    return { passage, anchor }
  }

  find = (anchor: PassageAnchor) => passageInDocument(this.doc, lettersIn(this.doc, section), anchor)

  /** Where the two positions alone lead, as an anchor without words would. */
  findByPositions({ start, end }: PassageAnchor): Passage | null {
    const letters = lettersIn(this.doc, section)
    const [from, to] = [start, end].map((position) => this.lettersBefore(letters, position))
    return from !== undefined && to !== undefined && from < to ? { from, to } : null
  }

  private lettersBefore(letters: DocumentLetters, position: string | null): number | undefined {
    if (position === null) return undefined
    const relative = Y.decodeRelativePosition(fromBase64(position))
    const place = Y.createAbsolutePositionFromRelativePosition(relative, this.doc)
    const piece = letters.pieces.findLastIndex(
      (each) => each.place.text === place?.type && each.place.index <= place.index,
    )
    const found = letters.pieces[piece]
    return place && found ? lettersBefore(letters, piece, place.index - found.place.index) : undefined
  }

  refresh = (anchor: PassageAnchor) => refreshAnchor(this.doc, lettersIn(this.doc, section), anchor)

  /** Writes the model into the document, as the editor's binding does. */
  write(doc = this.doc, lines = this.lines) {
    const node = Node.fromJSON(schema, { type: 'doc', content: blocksOf(lines) })
    doc.transact(() =>
      updateYFragment(doc, doc.getXmlFragment(textRoot(section)), node, {
        mapping: new Map(),
        isOMark: new Map(),
      }),
    )
  }

  reopen() {
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.doc.destroy()
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, kept)
  }

  /** The other one edits one line without a connection, and this one another; then both have both. */
  apart(random: Random) {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(this.doc))
    const mine = random.int(this.lines.length)
    const theirs = random.int(this.lines.length)
    if (mine === theirs) return
    const [here, there] = [reworded(this.lines, mine, random), reworded(this.lines, theirs, random)]
    this.write(this.doc, here)
    this.write(other, there)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other))
    this.lines = here.map((line, at) => (at === theirs ? (there[at] ?? line) : line))
  }

  idsIn({ from, to }: Passage): Set<number> {
    let at = 0
    return new Set(
      this.words().flatMap(({ id, text }) => {
        const first = at
        at += text.length
        return first < to && at > from ? [id] : []
      }),
    )
  }

  private passageOf(ids: ReadonlySet<number>): Passage {
    let at = 0
    const passage = { from: -1, to: 0 }
    for (const { id, text } of this.words()) {
      if (ids.has(id) && passage.from < 0) passage.from = at
      at += text.length
      if (ids.has(id)) passage.to = at
    }
    return passage
  }
}

const section = 'why'
let next = 1

/** Few different words, so that the same ones stand next to each other again and again. */
const stock =
  'I we the a to of in my our want lead team launch plan home work year people early decide keep tell learn write carry build budget pilot'.split(
    ' ',
  )
const word = (random: Random): Word => ({ id: next++, text: random.pick(stock) })
/** A word that stands nowhere else: what an edit by name does to a passage is not chance. */
const newWord = (random: Random): Word => {
  const letters = Array.from({ length: 6 }, () => String.fromCodePoint(97 + random.int(26)))
  return { id: next++, text: letters.join('') }
}
const sentence = (random: Random, said = word) =>
  Array.from({ length: 12 + random.int(24) }, () => said(random))

function blocksOf(lines: readonly Line[]) {
  const paragraph = ({ words }: Line) => {
    const text = words.map((each) => each.text).join(' ')
    return { type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) }
  }
  const blocks: { type: string; content?: unknown[] }[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (!line.list) blocks.push(paragraph(line))
    else if (last?.type === line.list) last.content?.push({ type: 'listItem', content: [paragraph(line)] })
    else blocks.push({ type: line.list, content: [{ type: 'listItem', content: [paragraph(line)] }] })
  }
  return blocks
}

function reworded(lines: readonly Line[], at: number, random: Random): Line[] {
  return lines.map((line, index) => {
    if (index !== at) return line
    const from = random.int(line.words.length + 1)
    const words = line.words.toSpliced(from, random.int(3), word(random), word(random))
    return { ...line, words: asTold(line.words, words) }
  })
}

/**
 * The words of a line after an edit, each the one that a text can show it to be: what stands the same at the beginning is
 * what stood there, then what stands the same at the end. Whoever writes "our team" before "our team" knows which of the
 * two is new; nobody who compares the texts does, and the editor's binding compares them from the beginning.
 */
function asTold(before: readonly Word[], after: readonly Word[]): Word[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head]?.text === after[head]?.text) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail)?.text === after.at(-1 - tail)?.text) tail++
  const end = after.length - tail
  const stood = [...before.slice(0, head), ...before.slice(before.length - tail)]
  const known = new Set(stood.map(({ id }) => id))
  return [
    ...stood.slice(0, head),
    ...after.slice(head, end).map((each) => (known.has(each.id) ? { ...each, id: next++ } : each)),
    ...stood.slice(head),
  ]
}

/** One thing a person does to a text. */
function edit(lines: Line[], random: Random) {
  const at = random.int(lines.length)
  const line = lines[at]
  if (!line) return
  const from = random.int(line.words.length + 1)
  const does = random.int(8)
  if (does < 3) line.words = asTold(line.words, line.words.toSpliced(from, 0, word(random), word(random)))
  else if (does === 3) line.words = asTold(line.words, line.words.toSpliced(from, 1 + random.int(4)))
  else if (does === 4) lines.splice(at + 1, 0, { ...line, words: line.words.splice(from) })
  else if (does === 5 && lines[at + 1]) line.words.push(...(lines.splice(at + 1, 1)[0]?.words ?? []))
  else if (does === 6) line.list = line.list ? null : random.pick(['bulletList', 'orderedList'] as const)
  else lines.splice(random.int(lines.length), 0, ...lines.splice(at, 1))
  if (lines.length === 0) lines.push({ list: null, words: sentence(random) })
}

type Scenario = (lines: Line[], passage: ReadonlySet<number>) => void

const about =
  (change: (line: Line, first: number, last: number, lines: Line[]) => void): Scenario =>
  (lines, passage) => {
    const line = lines.find(({ words }) => words.some(({ id }) => passage.has(id)))
    const places = line?.words.flatMap(({ id }, at) => (passage.has(id) ? [at] : [])) ?? []
    if (line) change(line, places[0] ?? 0, places.at(-1) ?? 0, lines)
  }
const split = (line: Line, at: number, lines: Line[]) =>
  lines.splice(lines.indexOf(line) + 1, 0, { ...line, words: line.words.splice(at) })
const typed = (): Word => ({ id: next++, text: 'truly' })

const scenarios: Readonly<Record<string, Scenario>> = {
  'words typed before it': about((line, first) => line.words.splice(first, 0, typed())),
  'words typed after it': about((line, _, last) => line.words.splice(last + 1, 0, typed())),
  'words typed in it': about((line, first) => line.words.splice(first + 1, 0, typed())),
  'what stood before it deleted': about((line, first) => line.words.splice(0, first)),
  'what stood after it deleted': about((line, _, last) => line.words.splice(last + 1)),
  'a word of it deleted': about((line, first) => line.words.splice(first + 1, 1)),
  'a paragraph split before it': about((line, first, _, lines) => split(line, first, lines)),
  'a paragraph split after it': about((line, _, last, lines) => split(line, last + 1, lines)),
  'a paragraph split in it': about((line, first, _, lines) => split(line, first + 2, lines)),
  'joined with the paragraph before': about((line, _f, _l, lines) => {
    const at = lines.indexOf(line)
    line.words.unshift(...(lines.splice(at - 1, 1)[0]?.words ?? []))
  }),
  'joined with the paragraph after': about((line, _f, _l, lines) => {
    line.words.push(...(lines.splice(lines.indexOf(line) + 1, 1)[0]?.words ?? []))
  }),
  'made a bulleted list': about((line) => {
    line.list = 'bulletList'
  }),
  'made a numbered list': about((line) => {
    line.list = 'orderedList'
  }),
  'all of it made one list': (lines) => {
    for (const line of lines) line.list = 'bulletList'
  },
  'its paragraph moved to the end': about((line, _f, _l, lines) => {
    lines.push(...lines.splice(lines.indexOf(line), 1))
  }),
  'cut and pasted into another paragraph': about((line, first, last, lines) => {
    lines[0]?.words.splice(2, 0, ...line.words.splice(first, last - first + 1))
  }),
}

if (isProgram(import.meta.filename)) {
  await prove('anchors', async ({ long, seed }) => several(long ? 200 : 20, seed))
}
