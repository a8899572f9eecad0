import { countOthers, findPassage, type Remembered, remembered } from '@/lib/visions/document/find-passage'
import { type Letters, lettersOf, type Passage, spell, wordsOf } from '@/lib/visions/document/letters'
import { type Block, settleWords } from '@/lib/visions/document/rich-text'

/**
 * Where a comment belongs. Two positions that move with the text, and what is needed to find the passage again when
 * they are lost: the editor's binding makes new nodes of a paragraph that is split, joined or turned into a list.
 */
export type PassageAnchor = {
  /** Yjs relative positions, base64; null where the passage was chosen on a page that has no document. */
  start: string | null
  end: string | null
  /** The words as they last were known to stand. */
  words: string
  /** The words as they were chosen, where they have become others since. */
  first?: string
  /** Letters before and after. */
  before: string
  after: string
  at: number
  others: number
}

/** A longer passage is known by its beginning. */
export const longestQuote = 1000

/** The letters of a section as it settled, or was signed. */
export function lettersOfBlocks(blocks: readonly Block[]) {
  return spell(blocks.flatMap(runsOf))
}

/** An anchor for this passage; null for one without a letter. */
export function anchorPassage<Place>(letters: Letters<Place>, passage: Passage): PassageAnchor | null {
  const from = Math.max(0, passage.from)
  const to = Math.min(letters.text.length, passage.to)
  if (to <= from) return null
  const words = settleWords(wordsOf(letters, { from, to }).slice(0, longestQuote))
  const known = { from, to: Math.min(to, from + lettersOf(words).length) }
  return {
    start: null,
    end: null,
    words,
    before: letters.text.slice(Math.max(0, from - remembered), from),
    after: letters.text.slice(to, to + remembered),
    at: from,
    others: countOthers(letters.text, known),
  }
}

/** The passage in a text that has settled or was signed; null when it is gone. */
export function passageInBlocks(letters: Letters<unknown>, anchor: PassageAnchor): Passage | null {
  return findPassage(letters.text, rememberedOf(anchor), null)
}

/** What an anchor knows of its passage, in letters. */
export function rememberedOf(anchor: PassageAnchor): Remembered {
  const quote = lettersOf(anchor.words)
  const first = anchor.first === undefined ? quote : lettersOf(anchor.first)
  return { ...anchor, quote, first }
}

function runsOf(
  block: Block,
): { text: string; place: Extract<Block, { type: 'paragraph' }>['content'][number]; opens: boolean }[] {
  if (block.type !== 'paragraph') return block.items.flat().flatMap(runsOf)
  let opens = true
  return block.content.flatMap((inline) => {
    if (inline.type !== 'text') {
      opens = true
      return []
    }
    const run = { text: inline.text, place: inline, opens }
    opens = false
    return [run]
  })
}
