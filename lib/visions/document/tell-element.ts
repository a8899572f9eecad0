import type { ElementContent, PlanContent } from '@/lib/visions/document/content'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import { type Names, nameOfElement, namesIn, tellField } from '@/lib/visions/document/tell'
import { numberedSections, type Template } from '@/lib/visions/document/template'

/** An element as it is told outside the editor: a line that names it, then what else was said. */
export type ToldElement = {
  id: string
  title: string
  facts: { name: string; label: string; told: string }[]
}

export function tellElement(element: ElementContent, names: Names): ToldElement {
  const { id, kind, fields } = element
  const said = Object.entries(kindDefinition(kind).fields).flatMap(([name, field]) => {
    const told = tellField(field, fields[name], names)
    return told === '' ? [] : [{ name, label: field.label, told }]
  })
  const leading = said.find(({ name }) => name === leads[kind])
  const title = leading?.told ?? nameOfElement(element)
  return { id, title, facts: said.filter((fact) => fact !== leading && fact.told !== title) }
}

/** Kinds whose own words come after what they are about. */
const leads: Partial<Record<ElementKind, string>> = { clash: 'between', affirmation: 'about' }

/** What links and section keys are called in these plans. Two documents of one plan may each know half. */
export function namesInPlans(plans: readonly PlanContent[], template: Template): Names {
  const titles = numberedSections(template).map(({ key, title }) => [key, title] as const)
  return namesIn(
    plans.flatMap(({ sections }) => sections.flatMap(({ elements }) => elements)),
    Object.fromEntries(titles),
  )
}

/** Kind by kind, in the order in which they stand. */
export function byKind(
  elements: readonly ElementContent[],
): [kind: ElementKind, elements: ElementContent[]][] {
  return [...Map.groupBy(elements, ({ kind }) => kind)]
}
