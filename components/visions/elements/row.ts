import type { ElementKind, FieldsOf } from '@/lib/visions/document/element-kinds'
import type { ElementOf } from '@/lib/visions/document/elements'
import type { FieldValue } from '@/lib/visions/document/fields'
import type { Peer } from '../place'

export type FieldName<K extends ElementKind> = keyof FieldsOf<K> & string

/** One element while it is edited: what it holds, where it stands, and everything that can be done to it. */
export type Row<K extends ElementKind = ElementKind> = {
  element: ElementOf<K>
  index: number
  count: number
  /** "Non-negotiable 2", where no words say it better. */
  called: string
  open: boolean
  /** The other person, while they are in this element. */
  peer: Peer | undefined
  /** False where the list keeps an order of its own. */
  movable: boolean
  setOpen: (open: boolean) => void
  set: (field: FieldName<K>, value: FieldValue) => void
  move: (to: number) => void
  remove: () => void
  /** Adds another after this one, where Enter does that. */
  next?: () => void
  /** Says where in the element one is. */
  place: (field: string) => void
}

/** What stands in a field. Its form is known to whoever asks. */
export function valueIn(row: { element: { fields: object } }, field: string): FieldValue | undefined {
  return Reflect.get(row.element.fields, field)
}

export const wordsIn = (row: { element: { fields: object } }, field: string) =>
  String(valueIn(row, field) ?? '')
