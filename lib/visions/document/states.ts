import type * as Y from 'yjs'
import { saysSomething } from '@/lib/visions/document/content'
import { listElements } from '@/lib/visions/document/elements'
import { readText, refuseForeignDoc } from '@/lib/visions/document/read-text'
import { isBlank } from '@/lib/visions/document/rich-text'

export type SectionState = 'to begin' | 'started' | 'ready'

/** The map of ready marks, by section. It is no part of what is signed. */
export const readyRoot = 'sections'

/** Ready is the client's word and holds for an empty section too: left open on purpose. */
export function sectionState(doc: Y.Doc, section: string): SectionState {
  if (isReady(doc, section)) return 'ready'
  return hasWriting(doc, section) ? 'started' : 'to begin'
}

/** Those of these sections that are marked ready. */
export function readySections(doc: Y.Doc, sections: readonly string[]): string[] {
  return sections.filter((section) => isReady(doc, section))
}

export function markReady(doc: Y.Doc, section: string, ready: boolean, origin: unknown): void {
  if (isReady(doc, section) === ready) return
  doc.transact(() => {
    const marks = doc.getMap(readyRoot)
    if (ready) marks.set(section, { ready: true })
    else marks.delete(section)
  }, origin)
}

function isReady(doc: Y.Doc, section: string): boolean {
  refuseForeignDoc(doc)
  if (!doc.share.has(readyRoot)) return false
  const mark: unknown = doc.getMap(readyRoot).get(section)
  return typeof mark === 'object' && mark !== null && Reflect.get(mark, 'ready') === true
}

function hasWriting(doc: Y.Doc, section: string): boolean {
  return !isBlank(readText(doc, section)) || listElements(doc, section).some(saysSomething)
}
