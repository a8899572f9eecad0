import type * as Y from 'yjs'
import { elementsRoot } from '@/lib/visions/document/elements'
import { refuseForeignDoc, textRoot } from '@/lib/visions/document/read-text'
import { readyRoot } from '@/lib/visions/document/states'
import { hasSection, type Template } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'

export type DocumentKind = 'vision' | 'private_draft' | 'shared_notes' | 'coach_notes' | 'client_notes'

export const notesRoot = 'notes'

/**
 * Whether a document of this kind may hold a root of this name. The vision and the private draft hold the same names,
 * because the client moves sections between them.
 */
export function mayHoldRoot(kind: DocumentKind, root: string, template: Template = defaultTemplate): boolean {
  return shapeOf(kind, root, template) !== null
}

/** Names that do not belong in this document, or that hold something of another shape than theirs. */
export function unknownRoots(doc: Y.Doc, kind: DocumentKind, template: Template = defaultTemplate): string[] {
  refuseForeignDoc(doc)
  return Array.from(doc.share)
    .filter(([root, type]) => {
      const shape = shapeOf(kind, root, template)
      return shape === null || (shape === 'map' ? type._start !== null : type._map.size > 0)
    })
    .map(([root]) => root)
}

function shapeOf(kind: DocumentKind, root: string, template: Template): 'fragment' | 'map' | null {
  if (kind !== 'vision' && kind !== 'private_draft') return root === notesRoot ? 'fragment' : null
  if (root === elementsRoot || root === readyRoot) return 'map'
  const section = root.startsWith(textRoot('')) ? root.slice(textRoot('').length) : ''
  return hasSection(template, section) ? 'fragment' : null
}
