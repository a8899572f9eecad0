import type { Change, FieldChange } from '@/lib/visions/document/diff'
import { kindDefinition } from '@/lib/visions/document/element-kinds'

/** What sort of change it is, in a word or two: it stands beside the change itself. */
export function kindOfChange(change: Change): string {
  switch (change.kind) {
    case 'reworded':
      return 'Reworded'
    case 'relaid':
      return 'Laid out differently'
    case 'moved':
    case 'element-moved':
      return 'Moved'
    case 'added':
      return change.whole ? 'New section' : 'Added'
    case 'removed':
      return change.whole ? 'Emptied' : 'Removed'
    case 'element-added':
      return `New ${kindDefinition(change.element.kind).noun.one}`
    case 'element-removed':
      return `Removed ${kindDefinition(change.element.kind).noun.one}`
    case 'element-changed':
      return isReworded(change.fields) ? 'Reworded' : 'Changed'
  }
}

const isReworded = (fields: readonly FieldChange[]) => fields.some(({ runs }) => runs)

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
