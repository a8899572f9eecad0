import * as Y from 'yjs'
import { content, type PlanContent, type Scope, saysSomething } from '@/lib/visions/document/content'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { elementsRoot, listElements, movedKey, readElements } from '@/lib/visions/document/elements'
import type { FieldValue } from '@/lib/visions/document/fields'
import { readText, refuseForeignDoc, textRoot } from '@/lib/visions/document/read-text'
import { type Block, isBlank } from '@/lib/visions/document/rich-text'
import { readyRoot } from '@/lib/visions/document/states'

/** The words of one section that lie in the private draft. */
export type Held = { text: Block[]; elements: HeldElement[] }

/** `fields` are those that were written; of an element that has moved already, only what was written here since. */
export type HeldElement = { id: string; kind: ElementKind; fields: Record<string, FieldValue> }

/**
 * What the private draft holds of a section. Once the section has moved that is nothing, until a page that did not
 * know of it yet brings what it wrote meanwhile.
 */
export function heldOf(draft: Y.Doc, section: string): Held {
  const written = listElements(draft, section).filter(saysSomething)
  const elements = written.map(({ id, kind, fields }): HeldElement => ({ id, kind, fields }))
  const text = readText(draft, section)
  if (!hasMoved(draft, section)) return { text, elements }
  return { text: wordsOnly(text), elements: [...elements, ...writtenSince(draft, section)] }
}

export function holdsWords({ text, elements }: Held): boolean {
  return !isBlank(text) || elements.length > 0
}

/**
 * Moves a section from the private draft to the end of what the vision has of it, elements under the same ids. Done
 * again it moves what has arrived since, and nothing twice.
 *
 * What is left in the draft are its empty lines and rows: a page that is offline goes on writing into those, and what
 * it writes into something deleted would be gone for good when it arrives.
 */
export function moveSection(draft: Y.Doc, vision: Y.Doc, section: string, origin: unknown): void {
  refuseForeignDoc(draft)
  refuseForeignDoc(vision)
  copyText(draft, vision, section, origin)
  for (const [id, entry] of entriesOf(draft, section)) {
    vision.transact(() => copyElement(vision, id, entry, section), origin)
  }
  const mark: unknown = draft.getMap(readyRoot).get(section)
  if (typeof mark === 'object' && mark !== null && Reflect.get(mark, 'ready') === true)
    vision.transact(() => vision.getMap(readyRoot).set(section, mark), origin)
  draft.transact(() => leaveBehind(draft, section), origin)
}

/** The plan as it will read once the section has moved, found out on copies. */
export function contentAfterMove(draft: Y.Doc, vision: Y.Doc, section: string, scope: Scope): PlanContent {
  const [from, to] = [twinOf(draft), twinOf(vision)]
  try {
    moveSection(from, to, section, null)
    return content(to, scope)
  } finally {
    from.destroy()
    to.destroy()
  }
}

function twinOf(doc: Y.Doc): Y.Doc {
  const twin = new Y.Doc()
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc))
  return twin
}

function hasMoved(draft: Y.Doc, section: string): boolean {
  if (!draft.share.has(readyRoot)) return false
  const mark: unknown = draft.getMap(readyRoot).get(section)
  return typeof mark === 'object' && mark !== null && Reflect.get(mark, 'moved') === true
}

/** One block at a time, so that no single update becomes larger than the log takes. */
function copyText(draft: Y.Doc, vision: Y.Doc, section: string, origin: unknown): void {
  if (!draft.share.has(textRoot(section))) return
  const nodes = draft.getXmlFragment(textRoot(section)).toArray()
  const again = hasMoved(draft, section)
  const last = nodes.findLastIndex(hasWords)
  const copies = nodes.slice(0, last + 1).flatMap((node) => (again ? copyOfWords(node) : copyOf(node)))
  const target = vision.getXmlFragment(textRoot(section))
  const at = target.toArray().findLastIndex(hasWords) + 1
  copies.forEach((copy, index) => {
    vision.transact(() => target.insert(at + index, [copy]), origin)
  })
}

type Node = Y.XmlElement | Y.XmlText

const copyOf = (node: unknown): Node[] =>
  node instanceof Y.XmlElement || node instanceof Y.XmlText ? [node.clone()] : []

/** Without the lines that were left empty when the section moved. */
function copyOfWords(node: unknown): Node[] {
  if (!hasWords(node)) return []
  if (!(node instanceof Y.XmlElement) || node.nodeName === 'paragraph') return copyOf(node)
  const copy = new Y.XmlElement(node.nodeName)
  for (const [name, value] of Object.entries(node.getAttributes())) {
    if (value !== undefined) copy.setAttribute(name, value)
  }
  copy.insert(0, node.toArray().flatMap(copyOfWords))
  return [copy]
}

function hasWords(node: unknown): boolean {
  if (node instanceof Y.XmlElement) return node.toArray().some(hasWords)
  if (!(node instanceof Y.XmlText)) return false
  const delta: { insert?: unknown }[] = node.toDelta()
  return delta.some(({ insert }) => typeof insert !== 'string' || insert.trim() !== '')
}

/** The elements that lie in this section, and those that did and were written to since. */
function entriesOf(draft: Y.Doc, section: string): [string, Y.Map<unknown>][] {
  if (!draft.share.has(elementsRoot)) return []
  return Array.from(draft.getMap(elementsRoot)).flatMap(([id, entry]): [string, Y.Map<unknown>][] => {
    if (!(entry instanceof Y.Map)) return []
    const isHere = entry.get('section') === section
    return isHere || (entry.get(movedKey) === section && lateKeys(entry).length > 0) ? [[id, entry]] : []
  })
}

/** What was written to an element after it had moved. Its rank is no word. */
const lateKeys = (entry: Y.Map<unknown>) => [...entry.keys()].filter((key) => !kept.has(key))
const kept = new Set(['kind', 'rank', 'by', movedKey])

function copyElement(vision: Y.Doc, id: string, entry: Y.Map<unknown>, section: string): void {
  const elements = vision.getMap(elementsRoot)
  const there = elements.get(id)
  if (!(there instanceof Y.Map)) {
    const copy = entry.clone()
    copy.delete(movedKey)
    copy.set('section', section)
    elements.set(id, copy)
    return
  }
  for (const key of lateKeys(entry)) there.set(key, entry.get(key))
}

function leaveBehind(draft: Y.Doc, section: string): void {
  if (draft.share.has(textRoot(section))) emptyLines(draft.getXmlFragment(textRoot(section)))
  for (const [, entry] of entriesOf(draft, section)) {
    for (const key of lateKeys(entry)) entry.delete(key)
    entry.set(movedKey, section)
  }
  if (!hasMoved(draft, section)) draft.getMap(readyRoot).set(section, { moved: true })
}

function emptyLines(parent: Y.XmlFragment): void {
  for (let at = parent.length - 1; at >= 0; at--) {
    const node = parent.get(at)
    if (node instanceof Y.XmlText) node.delete(0, node.length)
    else if (node instanceof Y.XmlElement && node.nodeName === 'hardBreak') parent.delete(at, 1)
    else if (node instanceof Y.XmlElement) emptyLines(node)
  }
}

function wordsOnly(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (isBlank([block])) return []
    if (block.type === 'paragraph') return [block]
    const items = block.items.map(wordsOnly).filter((item) => item.length > 0)
    return [{ ...block, items }]
  })
}

/** Fields that were written to elements of this section after those had moved, read as the fields they are. */
function writtenSince(draft: Y.Doc, section: string): HeldElement[] {
  const late = entriesOf(draft, section).filter(([, entry]) => entry.get('section') !== section)
  if (late.length === 0) return []
  const apart = new Y.Doc()
  try {
    for (const [id, entry] of late) copyElement(apart, id, entry, section)
    return readElements(apart).map(({ id, kind, fields }) => {
      const keys = lateKeys(late.find(([each]) => each === id)?.[1] ?? new Y.Map())
      const written = Object.entries<FieldValue>(fields).filter(([name]) =>
        keys.some((key) => key === name || key.startsWith(`${name}:`)),
      )
      return { id, kind, fields: Object.fromEntries(written) }
    })
  } finally {
    apart.destroy()
  }
}
