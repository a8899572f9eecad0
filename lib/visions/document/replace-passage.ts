import type { DocumentLetters } from '@/lib/visions/document/document-anchors'
import { type Passage, placeOf } from '@/lib/visions/document/letters'
import { settleWords } from '@/lib/visions/document/rich-text'

/**
 * Puts other words in the place of a passage, in one transaction. They take the look of what stood before them; where
 * the passage reached over several paragraphs, what is left of the others stays where it is.
 */
export function replacePassage(
  letters: DocumentLetters,
  { from, to }: Passage,
  words: string,
  origin: unknown,
): boolean {
  const first = placeOf(letters, from)
  const doc = first?.place.text.doc
  if (!first || !doc) return false
  const line = settleWords(words).replace(/\s+/g, ' ')
  doc.transact(() => {
    // From the end, so that what lies before keeps its index.
    for (const { text, start, end } of partsOf(letters, { from, to }).toReversed())
      text.delete(start, end - start)
    if (line !== '') first.place.text.insert(first.place.index + first.start, line)
  }, origin)
  return true
}

/** What of each text node the passage covers, from its first letter there to its last. */
function partsOf(letters: DocumentLetters, { from, to }: Passage) {
  return letters.pieces.flatMap(({ place, first }, index) => {
    const next = letters.pieces[index + 1]?.first ?? letters.text.length
    if (first >= to || next <= from || next === first) return []
    const start = letters.starts[Math.max(from, first)] ?? 0
    const end = letters.ends[Math.min(to, next) - 1] ?? 0
    return [{ text: place.text, start: place.index + start, end: place.index + end }]
  })
}
