import {
  anchorPassage,
  lettersOfBlocks,
  type PassageAnchor,
  passageInBlocks,
} from '@/lib/visions/document/anchors'
import type { SectionContent } from '@/lib/visions/document/content'
import { type Passage, wordsOf } from '@/lib/visions/document/letters'

/** The text of one section, as what is said about it finds its passages there. */
export type Source = {
  /** Where a passage is now, from one of these anchors; and the anchor to begin with the next time. */
  look(): Finding
  anchor(passage: Passage): PassageAnchor | null
  /** Everything that is written here; null where nothing is. */
  whole(): Passage | null
  /** The words by which an element of the section is known; null where there is none of that id. */
  nameOf(elementId: string): string | null
  /** Ids of its elements, in their order. */
  elements(): string[]
  /** Puts other words there. Only where one writes. */
  replace: ((anchor: PassageAnchor, words: string) => boolean) | null
}

/** One look at the text: every passage is looked for in the same state of it. */
export type Finding = (
  anchor: PassageAnchor,
) => { passage: Passage; words: string; anchor: PassageAnchor } | null

/** A passage, and the words that stand there by now. */
export type Standing = Passage & { words: string }

/**
 * What a page where one reads has to know of a section to talk about it. Names come from the server: what elements are
 * made of is not brought along for them.
 */
export type SettledWords = Pick<SectionContent, 'key' | 'text'> & {
  elements: readonly { id: string; name: string }[]
}

/** The section as it had settled. */
export function settledSource({ text, elements }: SettledWords): Source {
  const letters = lettersOfBlocks(text)
  return {
    look: () => (anchor) => {
      const passage = passageInBlocks(letters, anchor)
      return passage && { passage, words: wordsOf(letters, passage), anchor }
    },
    anchor: (passage) => anchorPassage(letters, passage),
    whole: () => wholeOf(letters.text),
    nameOf: (id) => elements.find((each) => each.id === id)?.name ?? null,
    elements: () => elements.map(({ id }) => id),
    replace: null,
  }
}

export const wholeOf = (text: string): Passage | null => (text === '' ? null : { from: 0, to: text.length })
