import { longestRising } from '@/lib/visions/document/align'
import { canonicalJson } from '@/lib/visions/document/canonical'
import type { ElementContent, PlanContent, SectionContent } from '@/lib/visions/document/content'
import { diffBlocks, type TextChange } from '@/lib/visions/document/diff-text'
import { type DiffRun, diffText } from '@/lib/visions/document/diff-words'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import type { FieldValue } from '@/lib/visions/document/fields'

export type Change = { section: string } & (TextChange | ElementChange)

/** Positions count from one within a kind, as they are shown. */
export type ElementChange =
  | { kind: 'element-added'; element: ElementContent; position: number }
  | { kind: 'element-removed'; element: ElementContent; position: number }
  | { kind: 'element-changed'; element: ElementContent; position: number; fields: FieldChange[] }
  | { kind: 'element-moved'; element: ElementContent; position: number; was: number }

export type FieldChange = {
  name: string
  label: string
  from: FieldValue
  to: FieldValue
  /** Word by word, for fields that hold words. */
  runs?: DiffRun[]
}

/**
 * What happened from one plan to the other, in reading order. Empty exactly when their canonical bytes have the same
 * sections; a section that only one of them has counts as empty in the other.
 */
export function diff(from: PlanContent, to: PlanContent): Change[] {
  return sectionsOfBoth(from, to).flatMap((section) => {
    const before = sectionIn(from, section)
    const after = sectionIn(to, section)
    return [...diffBlocks(before.text, after.text), ...diffElements(before.elements, after.elements)].map(
      (change): Change => ({ section, ...change }),
    )
  })
}

/** Where change bars stand: blocks of the later text by position, elements by id. */
export type Changed = { blocks: number[]; elements: string[] }

export function changedBlocks(changes: readonly Change[]): Map<string, Changed> {
  const bySection = new Map<string, Changed>()
  for (const change of changes) {
    const changed = bySection.get(change.section) ?? { blocks: [], elements: [] }
    bySection.set(change.section, changed)
    if ('element' in change) {
      const { id } = change.element
      if (change.kind !== 'element-removed' && !changed.elements.includes(id)) changed.elements.push(id)
    } else if ('lines' in change && change.kind !== 'removed') {
      for (const { block } of change.lines) if (!changed.blocks.includes(block)) changed.blocks.push(block)
    }
  }
  return bySection
}

/** The later plan's sections in their order, then those that only the earlier one had. */
function sectionsOfBoth(from: PlanContent, to: PlanContent): string[] {
  return [...new Set([...to.sections, ...from.sections].map((section) => section.key))]
}

function sectionIn(plan: PlanContent, key: string): SectionContent {
  return plan.sections.find((section) => section.key === key) ?? { key, text: [], elements: [] }
}

function diffElements(from: readonly ElementContent[], to: readonly ElementContent[]): ElementChange[] {
  const kinds = [...new Set([...to, ...from].map(({ kind }) => kind))]
  return kinds.flatMap((kind) => {
    const ofKind = (element: ElementContent) => element.kind === kind
    return diffKind(from.filter(ofKind), to.filter(ofKind))
  })
}

function diffKind(from: readonly ElementContent[], to: readonly ElementContent[]): ElementChange[] {
  const before = new Map(from.map((element, index) => [element.id, { element, position: index + 1 }]))
  const after = new Set(to.map((element) => element.id))
  const stayed = to.flatMap((element) => before.get(element.id)?.position ?? [])
  const inOrder = new Set(Array.from(longestRising(stayed), (at) => stayed[at]))
  const changes = to.flatMap((element, index): ElementChange[] => {
    const position = index + 1
    const was = before.get(element.id)
    if (!was) return [{ kind: 'element-added', element, position }]
    const fields = diffFields(was.element, element)
    return [
      ...(fields.length > 0 ? [{ kind: 'element-changed' as const, element, position, fields }] : []),
      ...(inOrder.has(was.position)
        ? []
        : [{ kind: 'element-moved' as const, element, position, was: was.position }]),
    ]
  })
  const removed = from.flatMap((element, index): ElementChange[] =>
    after.has(element.id) ? [] : [{ kind: 'element-removed', element, position: index + 1 }],
  )
  return [...changes, ...removed]
}

function diffFields(from: ElementContent, to: ElementContent): FieldChange[] {
  return Object.entries(kindDefinition(to.kind).fields).flatMap(([name, field]): FieldChange[] => {
    const before = from.fields[name] ?? field.fallback
    const after = to.fields[name] ?? field.fallback
    if (canonicalJson(before) === canonicalJson(after)) return []
    const change = { name, label: field.label, from: before, to: after }
    return [field.form === 'words' ? { ...change, runs: diffText(String(before), String(after)) } : change]
  })
}
