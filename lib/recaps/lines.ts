import type { Change, ElementChange, FieldChange } from '@/lib/visions/document/diff'
import type { DiffLine, TextChange } from '@/lib/visions/document/diff-text'
import { isRanked } from '@/lib/visions/document/differences'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { type Names, nameOfElement, tellField } from '@/lib/visions/document/tell'
import type { RecapLine, RecapRun } from './recap'

/** A change of the plan in lines that need nothing else to be read. */
export function linesOf(change: Change, names: Names): RecapLine[] {
  return 'element' in change ? elementLines(change, names) : textLines(change)
}

function textLines(change: TextChange): RecapLine[] {
  switch (change.kind) {
    case 'relaid':
      return [line([], { aside: 'The same words, in other paragraphs or lists.' })]
    case 'moved':
      return change.lines.map((each) => said(each, { aside: 'moved' }))
    case 'added':
      return change.lines.map((each) => ({ ...said(each), runs: entire(each), whole: true }))
    case 'reworded':
    case 'removed':
      return change.lines.map((each) => said(each))
  }
}

function elementLines(change: ElementChange, names: Names): RecapLine[] {
  const { element } = change
  const name = nameOfElement(element)
  const same: RecapRun[] = [{ op: 'same', text: name }]
  switch (change.kind) {
    case 'element-added':
      return [line(same, { whole: true, aside: detailsOf(change, names, name) })]
    case 'element-removed':
      return [line([{ op: 'del', text: name }])]
    case 'element-moved':
      return [
        line(same, {
          aside: isRanked(element.kind) ? `rank ${change.was} to ${change.position}` : 'moved in its list',
        }),
      ]
    case 'element-changed':
      return changedLines(change, names)
  }
}

function changedLines(
  { element, fields }: Extract<ElementChange, { kind: 'element-changed' }>,
  names: Names,
): RecapLine[] {
  const known = kindDefinition(element.kind).fields
  const naming = Object.entries(known).find(([, { form }]) => form === 'words')?.[0]
  const renamed = fields.find(({ name }) => name === naming)
  const first = renamed?.runs?.map(plainRun) ?? [{ op: 'same' as const, text: nameOfElement(element) }]
  return [
    line(first),
    ...fields
      .filter((field) => field !== renamed)
      .map((field) => line(exchange(field, element.kind, names), { aside: field.label })),
  ]
}

function exchange(
  { name, from, to, runs }: FieldChange,
  kind: ElementChange['element']['kind'],
  names: Names,
): RecapRun[] {
  if (runs) return runs.map(plainRun)
  const field = kindDefinition(kind).fields[name]
  const [before, after] = [from, to].map((value) => (field ? tellField(field, value, names) : String(value)))
  return [
    ...(before ? [{ op: 'del' as const, text: before }] : []),
    ...(after ? [{ op: 'ins' as const, text: after }] : []),
  ]
}

function detailsOf({ element }: ElementChange, names: Names, name: string): string {
  return Object.entries(kindDefinition(element.kind).fields)
    .flatMap(([key, field]) => {
      const words = tellField(field, element.fields[key], names)
      return words === '' || words.trim() === name ? [] : [`${field.label}: ${words}`]
    })
    .join(' · ')
}

const said = ({ lists, runs }: DiffLine, more: Partial<RecapLine> = {}) =>
  line(runs.map(plainRun), { listed: lists.length > 0, ...more })

const entire = ({ runs }: DiffLine): RecapRun[] => runs.map(({ text }) => ({ op: 'same', text }))

const plainRun = ({ op, text }: RecapRun): RecapRun => ({ op, text })

const line = (runs: RecapRun[], more: Partial<RecapLine> = {}): RecapLine => ({
  runs,
  whole: false,
  listed: false,
  aside: '',
  ...more,
})
