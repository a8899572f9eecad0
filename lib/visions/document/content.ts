import type * as Y from 'yjs'
import { type ElementKind, type FieldValue, kindDefinition } from '@/lib/visions/document/element-kinds'
import { type PlanElement, readElements } from '@/lib/visions/document/elements'
import { type Problem, Problems } from '@/lib/visions/document/problems'
import { readText } from '@/lib/visions/document/read-text'
import { type Block, settleWords } from '@/lib/visions/document/rich-text'
import { sectionKeys, type Template } from '@/lib/visions/document/template'

/** A plan as it is read, compared, hashed and signed. Section order is the template's, element order the rank's. */
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
  const elements = readElements(doc, problems)
  const read = sectionKeys(template)
    .filter((key) => sections.includes(key))
    .map((key) => ({
      key,
      text: readText(doc, key, problems),
      elements: elements
        .filter((element) => element.section === key)
        .map(settleElement)
        .filter(saysSomething),
    }))
  return {
    content: { format: 1, template: { key: template.key, version: template.version }, sections: read },
    problems: problems.list,
  }
}

function settleElement({ id, kind, fields }: PlanElement): ElementContent {
  const settled = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? settleWords(value) : value,
  ])
  return { id, kind, fields: Object.fromEntries(settled) }
}

/** A row just added and not yet written is nobody's word. */
export function saysSomething({ kind, fields }: Pick<ElementContent, 'kind' | 'fields'>): boolean {
  const written = Object.entries(kindDefinition(kind).fields).filter(([, field]) => field.words)
  return written.length === 0 || written.some(([name]) => settleWords(String(fields[name] ?? '')) !== '')
}
