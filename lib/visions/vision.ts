import type { SectionContent } from '@/lib/visions/document/content'
import { isBlank } from '@/lib/visions/document/rich-text'
import type { DocumentKind } from '@/lib/visions/document/roots'
import type { SectionState } from '@/lib/visions/document/states'
import {
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

/** The sections to read from a document of this kind, in the template's order. */
export function sectionsIn(kind: PlanDocumentKind, template: Template): string[] {
  return kind === 'vision' ? sectionsStartingShared(template) : sectionsStartingPrivate(template)
}

/** As `sectionState`, for a section that is read and not written: a checkpoint or a version. */
export function settledState(section: SectionContent, ready: boolean): SectionState {
  if (ready) return 'ready'
  return isBlank(section.text) && section.elements.length === 0 ? 'to begin' : 'started'
}
