import * as Y from 'yjs'
import { Problems } from '@/lib/visions/document/problems'
import {
  type Block,
  deepestList,
  type Inline,
  safeHref,
  settleBlocks,
  type TextRun,
} from '@/lib/visions/document/rich-text'

export function textRoot(section: string): string {
  return `text:${section}`
}

/**
 * The text of one section as plain blocks, in their settled form. Needs no editor. What the schema does not allow is
 * left out and noted, however it got into the document.
 */
export function readText(doc: Y.Doc, section: string, problems = new Problems()): Block[] {
  return readFragment(doc, textRoot(section), section, problems)
}

/** As `readText`, for a root of any name: the notes documents have one root and no sections. */
export function readFragment(doc: Y.Doc, root: string, section = root, problems = new Problems()): Block[] {
  refuseForeignDoc(doc)
  // Asking for a root creates it; reading should leave no trace.
  if (!doc.share.has(root)) return []
  const fragment = doc.getXmlFragment(root)
  const note: Note = (what, name) => problems.note(section, what, name)
  return settleBlocks(readBlocks(fragment.toArray(), note, 0))
}

/** Node by node, so that a block's place in what is read can be told from its place in the document. Null is nothing. */
export function readNodes(doc: Y.Doc, section: string): (Block | null)[] {
  refuseForeignDoc(doc)
  if (!doc.share.has(textRoot(section))) return []
  const nodes = doc.getXmlFragment(textRoot(section)).toArray()
  return nodes.map((node) => settleBlocks(readBlocks([node], () => {}, 0))[0] ?? null)
}

/**
 * With two copies of Yjs in one process every `instanceof` below fails, and a full plan would read as an empty one
 * that somebody might sign.
 */
export function refuseForeignDoc(doc: Y.Doc): void {
  if (!(doc instanceof Y.Doc)) throw new Error('This document was made by another copy of Yjs')
}

type Note = (what: 'unknown-node' | 'unknown-mark' | 'unsafe-link' | 'too-deep', name: string) => void

function readBlocks(nodes: readonly unknown[], note: Note, depth: number): Block[] {
  return nodes.flatMap((node) => {
    const block = readBlock(node, note, depth)
    return block ? [block] : []
  })
}

function readBlock(node: unknown, note: Note, depth: number): Block | null {
  const name = nodeName(node)
  if (!(node instanceof Y.XmlElement)) {
    note('unknown-node', name)
    return null
  }
  if (name === 'paragraph') return { type: 'paragraph', content: readInline(node.toArray(), note) }
  if (name !== 'bulletList' && name !== 'orderedList') {
    note('unknown-node', name)
    return null
  }
  if (depth >= deepestList) {
    note('too-deep', name)
    return null
  }
  const items = readItems(node.toArray(), note, depth)
  return name === 'bulletList'
    ? { type: 'bulletList', items }
    : { type: 'orderedList', start: readStart(node), items }
}

function readItems(nodes: readonly unknown[], note: Note, depth: number): Block[][] {
  return nodes.flatMap((node) => {
    if (node instanceof Y.XmlElement && node.nodeName === 'listItem') {
      return [readBlocks(node.toArray(), note, depth + 1)]
    }
    note('unknown-node', nodeName(node))
    return []
  })
}

/** The attribute is a number when the editor wrote it, and anything when somebody else did. */
function readStart(list: Y.XmlElement): number {
  const start: unknown = list.getAttribute('start')
  return typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 9999 ? start : 1
}

function readInline(nodes: readonly unknown[], note: Note): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node instanceof Y.Text) return readRuns(node, note)
    if (node instanceof Y.XmlElement && node.nodeName === 'hardBreak') return [{ type: 'hardBreak' }]
    note('unknown-node', nodeName(node))
    return []
  })
}

function readRuns(text: Y.Text, note: Note): TextRun[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes }): TextRun[] => {
    if (typeof insert === 'string') return [readRun(insert, attributes ?? {}, note)]
    note('unknown-node', nodeName(insert))
    return []
  })
}

function readRun(text: string, attributes: Record<string, unknown>, note: Note): TextRun {
  const run: TextRun = { type: 'text', text }
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    const mark = attribute.replace(hashedMark, '')
    if (mark === 'bold') run.bold = true
    else if (mark === 'italic') run.italic = true
    else if (mark === 'link') {
      const href = hrefOf(value)
      const safe = safeHref(href)
      if (safe === null) note('unsafe-link', String(href))
      else run.link = safe
    } else note('unknown-mark', mark)
  }
  return run
}

/** The binding adds a hash to the name of a mark that may overlap itself, and takes it off again when reading. */
const hashedMark = /--[a-zA-Z0-9+/=]{8}$/

function hrefOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'href')
    ? Reflect.get(value, 'href')
    : undefined
}

function nodeName(node: unknown): string {
  if (node instanceof Y.XmlElement) return String(node.nodeName)
  if (node instanceof Y.AbstractType) return node.constructor.name
  return typeof node
}
