import type * as Y from 'yjs'
import { canonicalJson } from '@/lib/visions/document/canonical'
import {
  type ElementKind,
  elementKinds,
  isElementKind,
  kindDefinition,
} from '@/lib/visions/document/element-kinds'
import { type PlanElement, readElements } from '@/lib/visions/document/elements'
import type { FieldValue } from '@/lib/visions/document/fields'
import { type Problem, Problems } from '@/lib/visions/document/problems'
import { readText } from '@/lib/visions/document/read-text'
import { type Block, settleWords } from '@/lib/visions/document/rich-text'
import { findSection, sectionKeys, type Template } from '@/lib/visions/document/template'

/**
 * A plan as it is read, compared, hashed and signed. The order of sections, and of kinds in them, is the template's;
 * within a kind it is the rank's.
 */
export type PlanContent = {
  format: 1
  template: { key: string; version: number }
  sections: SectionContent[]
}

export type SectionContent = { key: string; text: Block[]; elements: ElementContent[] }

export type ElementContent = { id: string; kind: ElementKind; fields: Record<string, FieldValue> }

export type Scope = { template: Template; sections: readonly string[] }

/** The plan in this document, limited to the named sections. Equal plans are equal to the byte. */
export function content(doc: Y.Doc, scope: Scope): PlanContent {
  return contentWithProblems(doc, scope).content
}

/** As `content`, and what was left out of it on the way. */
export function contentWithProblems(
  doc: Y.Doc,
  { template, sections }: Scope,
): { content: PlanContent; problems: Problem[] } {
  const problems = new Problems()
  const keys = sectionKeys(template).filter((key) => sections.includes(key))
  const said = readElements(doc, problems).filter(
    (element) => keys.includes(element.section) && saysSomething(element),
  )
  const present = new Set(said.map(({ id }) => id))
  const read = keys.map((key) => ({
    key,
    text: readText(doc, key, problems),
    elements: byKind(
      said.filter((element) => element.section === key),
      findSection(template, key).elements,
    ).map((element) => settleElement(element, present)),
  }))
  return {
    content: { format: 1, template: { key: template.key, version: template.version }, sections: read },
    problems: problems.list,
  }
}

/**
 * Kind by kind, as the section shows them. Kinds that it does not name, as an older template may have named, come last.
 */
export function byKind(elements: readonly PlanElement[], named: readonly ElementKind[]): PlanElement[] {
  const kinds = [...named, ...Object.keys(elementKinds).filter(isElementKind)]
  return [...new Set(kinds)].flatMap((kind) => elements.filter((element) => element.kind === kind))
}

/** A link whose end is not in this plan says nothing to whoever reads it, and might name what they may not see. */
function settleElement({ id, kind, fields }: PlanElement, present: ReadonlySet<string>): ElementContent {
  const settled = Object.entries<FieldValue>(fields).map(([name, value]) => {
    if (typeof value === 'string') return [name, settleWords(value)] as const
    if (typeof value === 'object' && value !== null)
      return [name, value.filter((end) => present.has(end))] as const
    return [name, value] as const
  })
  return { id, kind, fields: Object.fromEntries(settled) }
}

/** A row just added and not yet written is nobody's word. */
export function saysSomething({ kind, fields }: { kind: ElementKind; fields: object }): boolean {
  const { fields: known, speaks = [] } = kindDefinition(kind)
  return Object.entries(known).some(([name, field]) => {
    const value: unknown = Reflect.get(fields, name)
    if (field.form === 'words') return settleWords(String(value ?? '')) !== ''
    return speaks.includes(name) && canonicalJson(value ?? field.fallback) !== canonicalJson(field.fallback)
  })
}
