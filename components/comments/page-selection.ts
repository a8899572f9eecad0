import { type Letters, lettersBefore, type Passage, type Piece, spell } from '@/lib/visions/document/letters'

/** The attribute of whatever holds the text of one section where it is read. */
export const textAttribute = 'data-section-text'

/** What is selected where a section is read, in letters; null for nothing, or for more than one section. */
export function passageOnPage(): { section: string; passage: Passage; range: Range } | null {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const text = textAround(range.startContainer)
  if (!text || text !== textAround(range.endContainer)) return null
  const letters = lettersOnPage(text)
  const from = lettersAt(letters, range.startContainer, range.startOffset)
  const to = lettersAt(letters, range.endContainer, range.endOffset)
  const section = text.getAttribute(textAttribute)
  return section && to > from ? { section, passage: { from, to }, range } : null
}

function textAround(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest(`[${textAttribute}]`) ?? null
}

/** As they are read: without what is only said to those who cannot see. */
function lettersOnPage(text: Element): Letters<Text> {
  const pieces: Piece<Text>[] = []
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches('.hidden-words')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) pieces.push({ text: node.data, place: node, opens: false })
  }
  return spell(pieces)
}

function lettersAt(letters: Letters<Text>, node: Node, offset: number): number {
  const piece = letters.pieces.findIndex(({ place }) => place === node)
  if (piece >= 0) return lettersBefore(letters, piece, offset)
  // Between two nodes: whatever text comes first behind that point.
  const behindOrWithin = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY
  const after = node.childNodes[offset] ?? null
  const next = letters.pieces.findIndex(({ place }) =>
    after
      ? after === place || (after.compareDocumentPosition(place) & behindOrWithin) !== 0
      : (node.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
        !node.contains(place),
  )
  return next < 0 ? letters.text.length : (letters.pieces[next]?.first ?? letters.text.length)
}
