import type { DocumentKind } from '@/lib/visions/document/roots'
import {
  sectionKeys,
  sectionsStartingPrivate,
  sectionsStartingShared,
  type Template,
} from '@/lib/visions/document/template'

/** Where a section lies: in the vision, or in the client's private draft, which nobody else is ever sent. */
export type SectionPlace = 'shared' | 'private'

/** The two documents a plan is written in. A section lies in exactly one of them. */
export type PlanDocumentKind = Extract<DocumentKind, 'vision' | 'private_draft'>

/** How long the client rests before the shared sections settle into a checkpoint the coach may read. */
export const settlesAfterMs = 30_000

export function placeAtStart(template: Template, section: string): SectionPlace {
  return sectionsStartingPrivate(template).includes(section) ? 'private' : 'shared'
}

export function documentFor(place: SectionPlace): PlanDocumentKind {
  return place === 'shared' ? 'vision' : 'private_draft'
}

/** The sections to read from a document of this kind, in the template's order. */
export function sectionsIn(kind: PlanDocumentKind, template: Template): string[] {
  return kind === 'vision' ? sectionsStartingShared(template) : sectionsStartingPrivate(template)
}

export function isSection(template: Template, key: string): boolean {
  return sectionKeys(template).includes(key)
}
