import type { Change, ElementChange } from '@/lib/visions/document/diff'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import { listed } from '@/lib/words'

/** One section in which something changed, and in a word or two what. */
export type SectionDifference = {
  section: string
  /** "Reworded", "Reworded, 1 and 2", "New section", "Moved". */
  word: string
  changes: Change[]
}

/** The changes of a plan section by section, in reading order. */
export function bySection(changes: readonly Change[]): SectionDifference[] {
  return Array.from(
    Map.groupBy(changes, ({ section }) => section),
    ([section, within]) => ({ section, word: wordFor(within), changes: within }),
  )
}

/** Kinds whose place in the list means something: it is shown, and told. */
export const isRanked = (kind: ElementKind) => kind === 'nonnegotiable' || kind === 'value'

function wordFor(changes: readonly Change[]): string {
  const words = new Map<string, number[]>()
  for (const change of changes) {
    const word = wordOf(change)
    const at = words.get(word) ?? []
    words.set(word, at)
    if ('element' in change && change.kind === 'element-changed' && isRanked(change.element.kind))
      at.push(change.position)
  }
  // A section that is new is new with everything in it.
  if (words.has('New section')) return 'New section'
  return Array.from(words, ([word, at]) =>
    at.length > 0 ? `${word}, ${listed(at.map(String))}` : word,
  ).join('; ')
}

/** What sort of change it is, in the words by which changes of one section are summed up. */
export function wordOf(change: Change): string {
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
    case 'element-removed':
      return 'Removed'
    case 'element-added':
      return `New ${kindDefinition(change.element.kind).noun.one}`
    case 'element-changed':
      return wordOfFields(change)
  }
}

/** A date that changed has moved; words are reworded; a choice is changed. */
function wordOfFields({ element, fields }: Extract<ElementChange, { kind: 'element-changed' }>): string {
  const known = kindDefinition(element.kind).fields
  const forms = new Set(fields.map(({ name }) => known[name]?.form))
  if (forms.size === 1 && forms.has('date')) return 'Moved'
  return forms.has('words') ? 'Reworded' : 'Changed'
}
