import { elementKinds, type FieldsOf } from '@/lib/visions/document/element-kinds'
import { tellDate } from '@/lib/visions/document/tell'

type Past = { fields: FieldsOf<'past_role'> }

const { came, energy } = elementKinds.past_role.fields

/** The earliest first; what has no date yet stands where it was written, at the end. */
export function byStart(one: Past, other: Past): number {
  const [from, otherFrom] = [one.fields.from, other.fields.from]
  if (from === otherFrom) return 0
  if (from === '' || otherFrom === '') return from === '' ? 1 : -1
  return from < otherFrom ? -1 : 1
}

/** "March 2019 to June 2021", "Since March 2019", "Until June 2021" */
export function sayWhen({ from, to }: Past['fields']): string {
  if (from !== '' && to !== '') return `${tellDate(from)} to ${tellDate(to)}`
  if (from !== '') return `Since ${tellDate(from)}`
  return to === '' ? '' : `Until ${tellDate(to)}`
}

/** "Offered. Gave energy" */
export function sayHow(fields: Past['fields']): string {
  return [fields.came && came.options[fields.came], fields.energy && energy.options[fields.energy]]
    .filter(Boolean)
    .join('. ')
}
