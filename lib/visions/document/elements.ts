import * as Y from 'yjs'
import {
  type ElementKind,
  type FieldsOf,
  fieldOrNull,
  isElementKind,
  kindDefinition,
} from '@/lib/visions/document/element-kinds'
import { type Field, type FieldValue, mostLinks, uuid } from '@/lib/visions/document/fields'
import { Problems } from '@/lib/visions/document/problems'
import { evenRanks, isRank, rankBetween } from '@/lib/visions/document/rank'
import { refuseForeignDoc } from '@/lib/visions/document/read-text'

/** A structured row of a section, as it stands in the document. */
export type ElementOf<K extends ElementKind> = {
  id: string
  kind: K
  section: string
  rank: string
  /** The coach put it there, in a session. A mark for people to see, and no evidence: whoever writes can write it. */
  byCoach: boolean
  fields: FieldsOf<K>
}

export type PlanElement = { [K in ElementKind]: ElementOf<K> }[ElementKind]

export type NewElement = {
  [K in ElementKind]: {
    kind: K
    section: string
    fields?: Partial<FieldsOf<K>>
    id?: string
    byCoach?: boolean
  }
}[ElementKind]

/** Where something goes: beside another of its kind in the section, or to a position among them, counted from zero. */
export type Placement = { before: string } | { after: string } | { index: number }

export const elementsRoot = 'elements'

/** On what is left in the private draft of an element that has moved to the vision: the section it was in. */
export const movedKey = 'moved'

/** The elements of a section in their order. Values that do not fit their field are replaced and noted. */
export function listElements(doc: Y.Doc, section: string, problems = new Problems()): PlanElement[] {
  return readElements(doc, problems).filter((element) => element.section === section)
}

/** Those of one kind: the list that is ranked, moved in and counted by position. */
export function listKind<K extends ElementKind>(doc: Y.Doc, section: string, kind: K): ElementOf<K>[] {
  const ofKind = listElements(doc, section).filter((element) => element.kind === kind)
  // Narrowed by the line above; the compiler does not follow a kind that is a parameter.
  return ofKind as unknown as ElementOf<K>[]
}

/** All elements of the document in their order, across sections. */
export function readElements(doc: Y.Doc, problems = new Problems()): PlanElement[] {
  refuseForeignDoc(doc)
  if (!doc.share.has(elementsRoot)) return []
  const elements: PlanElement[] = []
  for (const [id, entry] of doc.getMap(elementsRoot)) {
    const element = readElement(id, entry, problems)
    if (element) elements.push(element)
  }
  return elements.sort(byRank)
}

/** Puts a new element into its section, after all others of its kind unless told otherwise, and answers its id. */
export function addElement(doc: Y.Doc, added: NewElement, origin: unknown, at?: Placement): string {
  const id = added.id ?? crypto.randomUUID()
  const fields = Object.entries(kindDefinition(added.kind).fields).map(([name, field]) => {
    const given: unknown = Reflect.get(added.fields ?? {}, name)
    return [name, given === undefined ? field.fallback : accepted(field, given)] as const
  })
  doc.transact(() => {
    const rank = placeFor(doc, { ...added, id }, at)
    const entry = new Y.Map<unknown>()
    // Into the document first: what is not in one cannot be asked what it holds already.
    elementsOf(doc).set(id, entry)
    entry.set('kind', added.kind)
    entry.set('section', added.section)
    entry.set('rank', rank)
    if (added.byCoach) entry.set('by', 'coach')
    for (const [name, value] of fields) write(entry, name, value)
  }, origin)
  return id
}

/** Answers whether the element, and the one it was put beside, were still there. */
export function moveElement(doc: Y.Doc, id: string, to: Placement, origin: unknown): boolean {
  return doc.transact(() => {
    const entry = entryOrNull(doc, id)
    const section = entry?.get('section')
    const kind = entry?.get('kind')
    if (!entry || typeof section !== 'string' || !isElementKind(kind)) return false
    const others = listKind(doc, section, kind).filter((element) => element.id !== id)
    if ('before' in to && !others.some((other) => other.id === to.before)) return false
    if ('after' in to && !others.some((other) => other.id === to.after)) return false
    const rank = placeFor(doc, { id, section, kind }, to)
    if (entry.get('rank') !== rank) entry.set('rank', rank)
    return true
  }, origin)
}

/** Answers whether the element was still there. A value its field does not take is a mistake of the caller. */
export function setField(doc: Y.Doc, id: string, name: string, value: FieldValue, origin: unknown): boolean {
  return doc.transact(() => {
    const entry = entryOrNull(doc, id)
    const kind = entry?.get('kind')
    if (!entry || !isElementKind(kind)) return false
    const field = fieldOrNull(kind, name)
    if (!field) throw new Error(`An element of kind ${kind} has no field "${name}"`)
    write(entry, name, accepted(field, value))
    return true
  }, origin)
}

/** Answers whether it was there. */
export function removeElement(doc: Y.Doc, id: string, origin: unknown): boolean {
  return doc.transact(() => {
    const present = entryOrNull(doc, id) !== null
    if (present) elementsOf(doc).delete(id)
    return present
  }, origin)
}

function elementsOf(doc: Y.Doc): Y.Map<unknown> {
  refuseForeignDoc(doc)
  return doc.getMap(elementsRoot)
}

/**
 * Each link is an entry of its own, `serves:<id>`, so that two people who link at once both have linked. Nothing is
 * written that stands there already.
 */
function write(entry: Y.Map<unknown>, name: string, value: FieldValue): void {
  if (!isList(value)) {
    if (entry.get(name) !== value) entry.set(name, value)
    return
  }
  const wanted = new Set(value)
  for (const id of linksIn(entry, name)) if (!wanted.delete(id)) entry.delete(linkKey(name, id))
  for (const id of wanted) entry.set(linkKey(name, id), true)
}

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value)
const linkKey = (name: string, id: string) => `${name}:${id}`

/** In the order of their ids, everywhere the same. */
function linksIn(entry: Y.Map<unknown>, name: string): string[] {
  const keys = [...entry.keys()].filter((key) => key.startsWith(linkKey(name, '')))
  const ids = keys.map((key) => key.slice(linkKey(name, '').length)).filter((id) => uuid.test(id))
  return ids.sort().slice(0, mostLinks)
}

function entryOrNull(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const entry = elementsOf(doc).get(id)
  return entry instanceof Y.Map ? entry : null
}

function readElement(id: string, entry: unknown, problems: Problems): PlanElement | null {
  const kind = entry instanceof Y.Map ? entry.get('kind') : undefined
  const section = entry instanceof Y.Map ? entry.get('section') : undefined
  if (entry instanceof Y.Map && section === undefined && entry.has(movedKey)) return null
  if (!(entry instanceof Y.Map) || typeof section !== 'string' || !isElementKind(kind) || !uuid.test(id)) {
    problems.note(typeof section === 'string' ? section : '', 'unknown-element', String(kind))
    return null
  }
  const rank: unknown = entry.get('rank')
  const fields: Record<string, FieldValue> = {}
  for (const [name, field] of Object.entries(kindDefinition(kind).fields)) {
    fields[name] =
      field.form === 'links'
        ? linksIn(entry, name)
        : readField(field, entry.get(name), () => problems.note(section, 'bad-field', name))
  }
  return {
    id,
    kind,
    section,
    rank: isRank(rank) ? rank : unranked,
    byCoach: entry.get('by') === 'coach',
    fields,
    // Each field was asked just above whether it holds that value; only the compiler cannot see the record as that type.
  } as PlanElement
}

/** Sorts after every rank: whatever lost its place goes to the end. */
const unranked = '~'

function readField(field: Field, value: unknown, complain: () => void): FieldValue {
  if (field.holds(value)) return value
  if (value !== undefined) complain()
  if (field.form === 'words' && typeof value === 'string') return value.slice(0, field.max)
  return field.fallback
}

function accepted(field: Field, value: unknown): FieldValue {
  if (!field.holds(value)) throw new TypeError(`Not a value of ${field.label}.`)
  return value
}

/** By rank; two that were put in one place at once keep the order of their ids, everywhere the same. */
function byRank(one: PlanElement, other: PlanElement): number {
  if (one.rank !== other.rank) return one.rank < other.rank ? -1 : 1
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

/** The rank for that place. Where there is no room, the others of its kind get new, evenly spread ranks first. */
function placeFor(
  doc: Y.Doc,
  { id, section, kind }: { id: string; section: string; kind: ElementKind },
  at: Placement | undefined,
): string {
  const others = listKind(doc, section, kind).filter((element) => element.id !== id)
  const index = indexFor(others, at)
  const rank = rankBetween(others[index - 1]?.rank ?? null, others[index]?.rank ?? null)
  if (rank !== null) return rank
  const ranks = evenRanks(others.length + 1)
  const own = ranks.splice(index, 1)[0] ?? ''
  others.forEach((other, place) => {
    entryOrNull(doc, other.id)?.set('rank', ranks[place])
  })
  return own
}

function indexFor(others: readonly { id: string }[], at: Placement | undefined): number {
  if (at && 'index' in at) return Math.max(0, Math.min(others.length, Math.trunc(at.index)))
  const beside = at && others.findIndex((other) => other.id === ('before' in at ? at.before : at.after))
  if (at === undefined || beside === undefined || beside < 0) return others.length
  return 'before' in at ? beside : beside + 1
}
