import type { z } from 'zod'
import type { Template } from '@/lib/visions/document/template'
import type { templateWords } from './input'

export type TemplateWords = z.output<typeof templateWords>

/** What a form edits, as the template that is kept. */
export function templateFrom(
  { title, subtitle, parts }: TemplateWords,
  { key, version }: { key: string; version: number },
): Template {
  return {
    key,
    version,
    title,
    subtitle,
    parts: parts.map((part, at) => ({
      ...part,
      heading: `Part ${ordinals[at] ?? at + 1}: ${lowered(part.label)}`,
      sections: part.sections.map((section) => ({ ...section, mandatory: section.key === 'why' })),
    })),
  }
}

/** The template as a form edits it. */
export function wordsOf({ title, subtitle, parts }: Template): TemplateWords {
  return {
    title,
    subtitle,
    parts: parts.map(({ key, label, sections }) => ({
      key,
      label,
      sections: sections.map(({ mandatory: _, prompts, elements, ...section }) => ({
        ...section,
        prompts: [...prompts],
        elements: [...elements],
      })),
    })),
  }
}

export const emptySection = (key: string): TemplateWords['parts'][number]['sections'][number] => ({
  key,
  title: '',
  lead: '',
  prompts: [],
  hint: '',
  elements: [],
  startsPrivate: false,
  firstSitting: false,
})

/** The list with one of it in another place; as it was, where there is no such place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}

/** A key that no section or part of the template has yet, after what it is called. */
export function freshKey(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  const base = plain.slice(0, 30) || 'section'
  for (let count = 1; ; count++) {
    const key = count === 1 ? base : `${base}-${count}`
    if (!taken.includes(key)) return key
  }
}

const ordinals = ['one', 'two', 'three', 'four', 'five', 'six']

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)
