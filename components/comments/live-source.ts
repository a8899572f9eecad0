import type * as Y from 'yjs'
import { byKind, saysSomething } from '@/lib/visions/document/content'
import { anchorInDocument, followAnchor, lettersIn } from '@/lib/visions/document/document-anchors'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { listElements } from '@/lib/visions/document/elements'
import { wordsOf } from '@/lib/visions/document/letters'
import { replacePassage } from '@/lib/visions/document/replace-passage'
import { nameOfElement } from '@/lib/visions/document/tell'
import { type Source, wholeOf } from './source'

/** The section as it is being written, with the kinds of elements it shows, in their order. */
export function liveSource(doc: Y.Doc, section: string, kinds: readonly ElementKind[]): Source {
  return {
    look: () => {
      const letters = lettersIn(doc, section)
      return (anchor) => {
        const found = followAnchor(doc, letters, anchor)
        return found && { ...found, words: wordsOf(letters, found.passage) }
      }
    },
    anchor: (passage) => anchorInDocument(lettersIn(doc, section), passage),
    whole: () => wholeOf(lettersIn(doc, section).text),
    nameOf: (id) => {
      const element = listElements(doc, section).find((each) => each.id === id)
      return element ? nameOfElement(element) : null
    },
    elements: () =>
      byKind(listElements(doc, section), kinds)
        .filter(saysSomething)
        .map(({ id }) => id),
    replace: (anchor, words) => {
      const letters = lettersIn(doc, section)
      const found = followAnchor(doc, letters, anchor)
      return found !== null && replacePassage(letters, found.passage, words, 'suggestion')
    },
  }
}
