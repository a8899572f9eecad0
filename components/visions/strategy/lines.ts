import type { Day } from '@/lib/dates'
import {
  type ElementKind,
  elementKinds,
  type FieldsOf,
  kindDefinition,
} from '@/lib/visions/document/element-kinds'
import { type Names, tellDate, tellField } from '@/lib/visions/document/tell'
import { dueOf } from '@/lib/visions/strategy/due'
import { capital } from '@/lib/words'

/** What stands under the name of an element while it is closed, edited or read: the little one wants at a glance. */
export type Around = { names: Names; today: Day | null }

const lines: { [K in ElementKind]?: (fields: FieldsOf<K>, around: Around) => string } = {
  target_role: ({ where, by }, { today }) =>
    joined(optionOf('target_role', 'where', where), day('by', by, today)),
  impact_aim: ({ change, serves }, { names }) => joined(change, through(serves, names)),
  objective: ({ stance, note }) => joined(optionOf('objective', 'stance', stance), note),
  person: ({ part, next, helps }, { names, today }) =>
    joined(
      optionOf('person', 'part', part),
      helps.length > 0 ? `helps with ${told(helps, names)}` : '',
      day('next contact', next, today),
    ),
  reputation: ({ wanted }) => (wanted.trim() === '' ? '' : `Wanted: ${wanted.trim()}`),
  focus_area: ({ hours, down }) =>
    joined(
      hours === null ? '' : hours === 1 ? '1 hour a week' : `${hours} hours a week`,
      down.trim() === '' ? '' : `put down for it: ${down.trim()}`,
    ),
  affirmation: ({ about, standing, on }, { names }) =>
    joined(
      names.section(about) ?? '',
      optionOf('affirmation', 'standing', standing).toLowerCase(),
      on === '' ? '' : tellDate(on),
    ),
}

/** "Moves Leading a program" of what serves skills alone; "Serves" of what also serves an aim or a role. */
export function servesWords(ends: readonly { kind?: ElementKind; name: string }[]): string {
  if (ends.length === 0) return ''
  const verb = ends.every(({ kind }) => kind === 'skill_gap') ? 'Moves' : 'Serves'
  return `${verb} ${ends.map(({ name }) => name).join(', ')}`
}

/** The line of an element of any kind, where its kind has one. */
export function lineOf<K extends ElementKind>(kind: K, fields: FieldsOf<K>, around: Around): string {
  return lines[kind]?.(fields, around) ?? ''
}

function optionOf<K extends ElementKind>(kind: K, name: keyof FieldsOf<K> & string, value: string): string {
  const field = kindDefinition(kind).fields[name]
  return field?.form === 'choice' && value !== '' ? (field.options[value] ?? '') : ''
}

/** "by Jun 30", "next contact Jun 25, 12 days past". */
function day(what: string, date: string, today: Day | null): string {
  if (date === '') return ''
  const due = today === null ? null : dueOf(date, today)
  if (!due) return `${what} ${tellDate(date)}`
  return due.isPast ? `${what} ${due.date}, ${due.distance}` : `${what} ${due.date}`
}

const through = (ends: readonly string[], names: Names) =>
  ends.length > 0 ? `through ${told(ends, names)}` : ''

const told = (ends: readonly string[], names: Names) =>
  tellField(elementKinds.milestone.fields.serves, ends, names)

/** "Here · by June 2027", with a capital where it begins. */
function joined(...parts: string[]): string {
  const words = parts.map((part) => part.trim()).filter((part) => part !== '')
  return words.map((part, index) => (index === 0 ? capital(part) : part)).join(' · ')
}
