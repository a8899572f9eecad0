import type { Change } from '@/lib/visions/document/diff'
import { wordOf } from '@/lib/visions/document/differences'
import { kindDefinition } from '@/lib/visions/document/element-kinds'

/** What sort of change it is, in a word or two that say all of it: it stands beside the change itself. */
export function kindOfChange(change: Change): string {
  if (change.kind === 'removed' && change.whole) return 'Emptied'
  if (change.kind === 'element-removed') return `Removed ${kindDefinition(change.element.kind).noun.one}`
  return wordOf(change)
}

/** Where a change is found on the page: an element, a block of the text, or else the section itself. */
export type ChangeTarget = { section: string; element?: string; block?: number }

export function targetOf(change: Change): ChangeTarget {
  const { section } = change
  if ('element' in change) {
    return change.kind === 'element-removed' ? { section } : { section, element: change.element.id }
  }
  if (change.kind === 'relaid' || change.kind === 'removed') return { section }
  return { section, block: change.lines[0]?.block }
}
