import type { ElementKind } from '@/lib/visions/document/element-kinds'
import {
  sectionOrNull,
  type Template,
  type TemplatePart,
  type TemplateSection,
} from '@/lib/visions/document/template'

/** The part that holds what the newer template does not ask any more. */
export const keptPart = 'kept'

/**
 * The template `to` as a vision has it that followed `from`. Whatever may hold words is still there: sections that are
 * asked no more follow in a part of their own, a section keeps the kinds of elements it had. A section that was there
 * starts where it started: a newer template never moves what somebody wrote in private.
 */
export function movedTo(to: Template, from: Template): Template {
  const parts = to.parts.map((part) => ({
    ...part,
    sections: part.sections.map((section) => keepingWhatWas(section, sectionOrNull(from, section.key))),
  }))
  const gone = from.parts.flatMap((part) => part.sections).filter(({ key }) => !sectionOrNull(to, key))
  return { ...to, parts: gone.length > 0 ? [...parts, keeping(gone)] : parts }
}

export type TemplateDifference =
  | { kind: 'added'; title: string }
  | { kind: 'kept'; title: string }
  | { kind: 'renamed'; title: string; was: string }
  | { kind: 'reworded'; title: string }

/** What whoever follows `from` finds different, in reading order. Nothing of it touches what they wrote. */
export function differencesTo(to: Template, from: Template): TemplateDifference[] {
  const now = to.parts.flatMap((part) => part.sections)
  const before = from.parts.flatMap((part) => part.sections)
  const differences = now.flatMap((section): TemplateDifference[] => {
    const was = before.find(({ key }) => key === section.key)
    if (!was) return [{ kind: 'added', title: section.title }]
    if (was.title !== section.title) return [{ kind: 'renamed', title: section.title, was: was.title }]
    const same = questionsOf(was) === questionsOf(section)
    return same ? [] : [{ kind: 'reworded', title: section.title }]
  })
  const asked = from.parts.flatMap((part) => (part.key === keptPart ? [] : part.sections))
  const gone = asked.filter(({ key }) => !now.some((section) => section.key === key))
  return [...differences, ...gone.map(({ title }) => ({ kind: 'kept' as const, title }))]
}

const questionsOf = ({ lead, prompts, hint, elements }: TemplateSection) =>
  JSON.stringify([lead, prompts, hint, elements])

function keepingWhatWas(section: TemplateSection, was: TemplateSection | null): TemplateSection {
  if (!was) return section
  const elements: ElementKind[] = [...new Set([...section.elements, ...was.elements])]
  return { ...section, elements, startsPrivate: was.startsPrivate }
}

const keeping = (sections: readonly TemplateSection[]): TemplatePart => ({
  key: keptPart,
  label: 'From before',
  heading: 'Kept from before',
  sections: sections.map((section) => ({ ...section, mandatory: false, firstSitting: false })),
})
