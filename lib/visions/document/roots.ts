import type * as Y from 'yjs'
import { elementsRoot } from '@/lib/visions/document/elements'
import { refuseForeignDoc, textRoot } from '@/lib/visions/document/read-text'
import { readyRoot } from '@/lib/visions/document/states'

export type DocumentKind = 'vision' | 'private_draft' | 'shared_notes' | 'coach_notes' | 'client_notes'

export const notesRoot = 'notes'

/** What decides which names a document may hold: its kind, and for a plan the sections of its template. */
export type Shape = { kind: DocumentKind; sections: readonly string[] }

/**
 * Whether a document of this shape may hold a root of this name. The vision and the private draft hold the same names,
 * because the client moves sections between them.
 */
export function mayHoldRoot(shape: Shape, root: string): boolean {
  return formOf(shape, root) !== null
}

/** Names that do not belong in this document, or that hold something of another shape than theirs. */
export function unknownRoots(doc: Y.Doc, shape: Shape): string[] {
  refuseForeignDoc(doc)
  return Array.from(doc.share)
    .filter(([root, type]) => {
      const form = formOf(shape, root)
      return form === null || (form === 'map' ? type._start !== null : type._map.size > 0)
    })
    .map(([root]) => root)
}

function formOf({ kind, sections }: Shape, root: string): 'fragment' | 'map' | null {
  if (kind !== 'vision' && kind !== 'private_draft') return root === notesRoot ? 'fragment' : null
  if (root === elementsRoot || root === readyRoot) return 'map'
  const section = root.startsWith(textRoot('')) ? root.slice(textRoot('').length) : ''
  return sections.includes(section) ? 'fragment' : null
}
