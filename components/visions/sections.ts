import { type NumberedSection, numberedSections, type TemplatePart } from '@/lib/visions/document/template'
import type { Seat } from '@/lib/visions/screen'
import { type PlacedVision, placeOf, type SectionPlace } from '@/lib/visions/vision'

export type PlanSection = NumberedSection & { place: SectionPlace }

/** What the outline needs to know of a section. */
export type OutlineEntry = { key: string; title: string; number: number; part: string; isPrivate: boolean }

/**
 * The sections this reader has, numbered as they stand before that reader: a gap in the coach's numbers would be the
 * empty place of a private section.
 */
export function sectionsFor(vision: PlacedVision, seat: Seat): PlanSection[] {
  return numberedSections(vision.template)
    .map((section) => ({ ...section, place: placeOf(vision, section.key) }))
    .filter((section) => seat === 'client' || section.place === 'shared')
    .map((section, index) => ({ ...section, number: index + 1 }))
}

export function byPart(sections: readonly PlanSection[]): { part: TemplatePart; within: PlanSection[] }[] {
  const parts = new Map(sections.map((section) => [section.part.key, section.part]))
  return Array.from(parts.values(), (part) => ({
    part,
    within: sections.filter((section) => section.part.key === part.key),
  }))
}

export function outlineOf(sections: readonly PlanSection[]): OutlineEntry[] {
  return sections.map(({ key, title, number, part, place }) => ({
    key,
    title,
    number,
    part: part.label,
    isPrivate: place === 'private',
  }))
}

/** What each section is called, in reading order. */
export function titlesOf(sections: readonly PlanSection[]): Record<string, string> {
  return Object.fromEntries(sections.map(({ key, title }) => [key, title]))
}

export const titleId = (section: string) => `${section}-title`
