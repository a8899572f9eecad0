import type { SectionContent } from '@/lib/visions/document/content'
import { isBlank } from '@/lib/visions/document/rich-text'
import type { DocumentKind } from '@/lib/visions/document/roots'
import type { SectionState } from '@/lib/visions/document/states'
import { sectionKeys, sectionsStartingPrivate, type Template } from '@/lib/visions/document/template'

/** Where a section lies: in the vision, or in the client's private draft, which nobody else is ever sent. */
export type SectionPlace = 'shared' | 'private'

/** The two documents a plan is written in. A section lies in exactly one of them. */
export type PlanDocumentKind = Extract<DocumentKind, 'vision' | 'private_draft'>

/** How long the client rests before the shared sections settle into a checkpoint the coach may read. */
export const settlesAfterMs = 30_000

/** By then after its end, what a session left has settled. */
export const sessionSettlesWithinMs = 60_000

/** Sections that no longer lie where the template starts them. Whoever is not the client knows only of shared ones. */
export type Places = Readonly<Record<string, SectionPlace>>

/** A vision as everything that reads its documents needs it: its template, and where its sections lie. */
export type PlacedVision = { template: Template; places: Places }

export function placeOf({ template, places }: PlacedVision, section: string): SectionPlace {
  const moved = Object.hasOwn(places, section) ? places[section] : undefined
  return moved ?? (sectionsStartingPrivate(template).includes(section) ? 'private' : 'shared')
}

/** What the coach may read, is frozen and is signed: the sections that lie in the vision, in the template's order. */
export function sharedSections(vision: PlacedVision): string[] {
  return sectionsIn('vision', vision)
}

/** The sections to read from a document of this kind, in the template's order. */
export function sectionsIn(kind: PlanDocumentKind, vision: PlacedVision): string[] {
  const place: SectionPlace = kind === 'vision' ? 'shared' : 'private'
  return sectionKeys(vision.template).filter((section) => placeOf(vision, section) === place)
}

/** As `sectionState`, for a section that is read and not written: a checkpoint or a version. */
export function settledState(section: SectionContent, ready: boolean): SectionState {
  if (ready) return 'ready'
  return isBlank(section.text) && section.elements.length === 0 ? 'to begin' : 'started'
}
