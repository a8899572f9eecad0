import type { Change } from '@/lib/visions/document/diff'
import { wordOf } from '@/lib/visions/document/differences'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { sectionOrNull, type Template } from '@/lib/visions/document/template'

export type SectionSummary = { section: string; changes: number; sentence: string }

/** One short sentence for each section in which something changed: "Reworded Why", "2 changes in Roadmap". */
export function summarize(changes: readonly Change[], template: Template): SectionSummary[] {
  const bySection = Map.groupBy(changes, (change) => change.section)
  return Array.from(bySection, ([section, within]) => {
    const title = sectionOrNull(template, section)?.title ?? section
    const only = within.length === 1 ? within[0] : undefined
    const sentence = only ? sentenceOf(only, title) : `${within.length} changes in ${title}`
    return { section, changes: within.length, sentence }
  })
}

/** One change in a few words: "Reworded Why". */
export function sentenceOf(change: Change, title: string): string {
  switch (change.kind) {
    case 'reworded':
      return `Reworded ${title}`
    case 'relaid':
      return `Laid out ${title} differently`
    case 'moved':
      return `Moved a passage in ${title}`
    case 'added':
      return change.whole ? `Wrote ${title}` : `Added to ${title}`
    case 'removed':
      return change.whole ? `Emptied ${title}` : `Took a passage out of ${title}`
    case 'element-added':
      return `Added ${kindDefinition(change.element.kind).noun.a}`
    case 'element-removed':
      return `Removed ${kindDefinition(change.element.kind).noun.a}`
    case 'element-moved':
      return `Moved ${kindDefinition(change.element.kind).noun.a}`
    case 'element-changed':
      // In the word that stands in the list of changes: what one sees and what one hears are one.
      return `${wordOf(change)} ${kindDefinition(change.element.kind).noun.a}`
  }
}
