/** A stretch of text, and where it stands. `opens` where a line begins with it. */
export type Piece<Place> = { text: string; place: Place; opens: boolean }

/** A part of a section's text, counted in letters: from the first to before the last. */
export type Passage = { from: number; to: number }

/**
 * The text of a section as its letters alone: without spaces, ends of paragraphs or bullets. Splitting a paragraph,
 * joining two or making a list of them leaves the letters as they were, so a passage that is counted in letters is the
 * same one in the document, in the editor, on a page and in a version.
 */
export type Letters<Place> = {
  readonly text: string
  readonly pieces: readonly (Piece<Place> & { first: number })[]
  /** For each letter, the offset of its character in its piece, and the offset behind it. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

export function spell<Place>(pieces: readonly Piece<Place>[]): Letters<Place> {
  const spelled: (Piece<Place> & { first: number })[] = []
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const piece of pieces) {
    spelled.push({ ...piece, first: text.length })
    for (let at = 0; at < piece.text.length; ) {
      const width = (piece.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      const letters = lettersOf(piece.text.slice(at, at + width))
      for (let each = 0; each < letters.length; each++) {
        starts.push(at)
        ends.push(at + width)
      }
      text += letters
      at += width
    }
  }
  return { text, pieces: spelled, starts, ends }
}

/**
 * Composed and decomposed characters have the same letters, because browsers and `settleBlocks` write them
 * differently.
 */
export function lettersOf(words: string): string {
  return plain.test(words) ? words : words.toWellFormed().normalize('NFD').replace(unseen, '')
}

/** Letters that are written as they are: most of them, most of the time. */
const plain = /^[!-~]*$/

const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: leaving them out is the point
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu

/** Where a letter stands: its piece, and the offsets before and behind its character. */
export function placeOf<Place>(letters: Letters<Place>, at: number) {
  const piece = letters.pieces.findLast(({ first }) => first <= at)
  const [start, end] = [letters.starts[at], letters.ends[at]]
  return piece && start !== undefined && end !== undefined ? { place: piece.place, start, end } : null
}

/** How many letters stand before this offset of that piece. */
export function lettersBefore<Place>(letters: Letters<Place>, piece: number, offset: number): number {
  const from = letters.pieces[piece]?.first ?? letters.text.length
  const to = letters.pieces[piece + 1]?.first ?? letters.text.length
  let at = from
  while (at < to && (letters.starts[at] ?? 0) < offset) at++
  return at
}

/** The passage as it is read: with its spaces, and one where a line ends. */
export function wordsOf<Place>(letters: Letters<Place>, { from, to }: Passage): string {
  let words = ''
  letters.pieces.forEach(({ text, first, opens }, index) => {
    const next = letters.pieces[index + 1]?.first ?? letters.text.length
    if (next <= from || first >= to || next === first) return
    const start = from <= first ? 0 : (letters.starts[from] ?? 0)
    const end = to >= next ? text.length : (letters.ends[to - 1] ?? text.length)
    words += (opens ? ' ' : '') + text.slice(start, end)
  })
  return words.replace(/\s+/g, ' ').trim()
}
