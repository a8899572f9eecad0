import type { ElementKind } from '@/lib/visions/document/element-kinds'

/**
 * A method written down as data: what is asked and in which order. What an element does is code, so a template only
 * names the kinds a section may hold.
 */
export type Template = {
  key: string
  version: number
  title: string
  /** One line under the client's name on the plan itself. */
  subtitle: string
  parts: readonly TemplatePart[]
}

export type TemplatePart = {
  key: string
  /** The short name in the outline: "Vision". */
  label: string
  /** The line in the document: "Part one: vision". */
  heading: string
  sections: readonly TemplateSection[]
}

export type TemplateSection = {
  key: string
  title: string
  /** The question under the heading. */
  lead: string
  /** Further questions, for whoever wants more to hold on to. */
  prompts: readonly string[]
  /** One suggestion for the empty section. */
  hint: string
  elements: readonly ElementKind[]
  /** Lies in the client's private draft until the client shares it. */
  startsPrivate: boolean
  mandatory: boolean
  /** Part of the first twenty minutes. */
  firstSitting: boolean
}

export type NumberedSection = TemplateSection & { number: number; part: TemplatePart }

/** Every section in reading order, with the number that hangs in the margin. */
export function numberedSections(template: Template): NumberedSection[] {
  return template.parts
    .flatMap((part) => part.sections.map((section) => ({ ...section, part })))
    .map((section, index) => ({ ...section, number: index + 1 }))
}

/** The template as somebody may know it who has these sections and no others; their numbers follow on each other. */
export function onlySections(template: Template, keys: readonly string[]): Template {
  const parts = template.parts.map((part) => ({
    ...part,
    sections: part.sections.filter(({ key }) => keys.includes(key)),
  }))
  return { ...template, parts: parts.filter(({ sections }) => sections.length > 0) }
}

export function sectionKeys(template: Template): string[] {
  return numberedSections(template).map((section) => section.key)
}

/** For keys that come from the template itself: an unknown one is a bug, and throws. */
export function findSection(template: Template, key: string): NumberedSection {
  const section = sectionOrNull(template, key)
  if (!section) throw new Error(`Template ${template.key} has no section "${key}"`)
  return section
}

export function sectionOrNull(template: Template, key: string): NumberedSection | null {
  return numberedSections(template).find((section) => section.key === key) ?? null
}

export function sectionsStartingPrivate(template: Template): string[] {
  return numberedSections(template)
    .filter((section) => section.startsPrivate)
    .map((section) => section.key)
}
