import * as Y from 'yjs'
import { addElement, type NewElement } from '@/lib/visions/document/elements'
import { refuseForeignDoc, textRoot } from '@/lib/visions/document/read-text'
import { type Block, type Inline, settleBlocks, type TextRun } from '@/lib/visions/document/rich-text'
import { notesRoot } from '@/lib/visions/document/roots'
import { markReady } from '@/lib/visions/document/states'

/** A paragraph, or several, or blocks of any kind among them. */
export type PlainText = string | readonly (string | Block)[]

export type PlainDocument = {
  texts?: Readonly<Record<string, PlainText>>
  elements?: readonly NewElement[]
  ready?: readonly string[]
  notes?: PlainText
}

/**
 * The first update of a new document, for the seed and for tests. Never for a document that exists already: applied
 * to one, every word would stand there twice.
 */
export function firstUpdate(plain: PlainDocument): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const [section, text] of Object.entries(plain.texts ?? {})) appendText(doc, section, text, null)
    for (const element of plain.elements ?? []) addElement(doc, element, null)
    for (const section of plain.ready ?? []) markReady(doc, section, true, null)
    if (plain.notes !== undefined) appendToRoot(doc, notesRoot, plain.notes)
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return Uint8Array.from(update)
}

/** Adds text at the end of a section, laid out as the editor would. */
export function appendText(doc: Y.Doc, section: string, text: PlainText, origin: unknown): void {
  doc.transact(() => appendToRoot(doc, textRoot(section), text), origin)
}

/** Puts blocks before the one that stands at that place of a section, counted from zero. */
export function insertBlocks(
  doc: Y.Doc,
  section: string,
  at: number,
  blocks: readonly Block[],
  origin: unknown,
): void {
  refuseForeignDoc(doc)
  doc.transact(
    // As they are: settled on their own they would lose the empty lines that they end with.
    () => doc.getXmlFragment(textRoot(section)).insert(at, blocks.map(nodeFor)),
    origin,
  )
}

/** Takes that many blocks out of a section, from that place on. */
export function removeBlocks(doc: Y.Doc, section: string, at: number, count: number, origin: unknown): void {
  refuseForeignDoc(doc)
  doc.transact(() => doc.getXmlFragment(textRoot(section)).delete(at, count), origin)
}

function appendToRoot(doc: Y.Doc, root: string, text: PlainText): void {
  refuseForeignDoc(doc)
  const written = typeof text === 'string' ? [text] : text
  const blocks = written.map((block): Block => (typeof block === 'string' ? paragraph(block) : block))
  doc.getXmlFragment(root).push(settleBlocks(blocks).map(nodeFor))
}

function paragraph(text: string): Block {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

function nodeFor(block: Block): Y.XmlElement {
  if (block.type === 'paragraph') return element('paragraph', inlineNodes(block.content))
  const items = block.items.map((item) => element('listItem', item.map(nodeFor)))
  if (block.type === 'bulletList') return element('bulletList', items)
  const list = new Y.XmlElement<{ start: number }>('orderedList')
  list.setAttribute('start', block.start)
  list.insert(0, items)
  // The attribute type differs, the node does not.
  return list as unknown as Y.XmlElement
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const node = new Y.XmlElement(name)
  node.insert(0, children)
  return node
}

/** The binding keeps a stretch of text between two breaks as one text node with formats inside it. */
function inlineNodes(content: readonly Inline[]): (Y.XmlElement | Y.XmlText)[] {
  const nodes: (Y.XmlElement | Y.XmlText)[] = []
  let stretch: TextRun[] = []
  const endStretch = () => {
    if (stretch.length > 0) nodes.push(textNode(stretch))
    stretch = []
  }
  for (const inline of content) {
    if (inline.type === 'text') stretch.push(inline)
    else {
      endStretch()
      nodes.push(element('hardBreak', []))
    }
  }
  endStretch()
  return nodes
}

function textNode(runs: readonly TextRun[]): Y.XmlText {
  const node = new Y.XmlText()
  node.applyDelta(
    runs.map(({ text, bold, italic, link }) => ({
      insert: text,
      attributes: {
        ...(bold && { bold: {} }),
        ...(italic && { italic: {} }),
        ...(link !== undefined && { link: { href: link } }),
      },
    })),
  )
  return node
}
