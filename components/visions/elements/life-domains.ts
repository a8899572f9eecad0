import type { FieldsOf } from '@/lib/visions/document/element-kinds'
import type { Spoke } from '@/lib/visions/drawings/wheel'
import { capital } from '@/lib/words'

/** Offered to everybody, taken or left one by one. */
export const commonDomains = [
  'Family',
  'Partnership',
  'Parenting',
  'Health',
  'Faith or meaning',
  'Friends',
  'Hobbies',
  'Travel',
  'Learning',
  'Community',
  'Money',
  'Home',
] as const

type Domain = { id: string; fields: FieldsOf<'life_domain'> }

export const spokeOf = ({ id, fields: { name, now, wanted } }: Domain): Spoke => ({ id, name, now, wanted })

/** "Now 4, wanted 8" */
export function sayWhere({ now, wanted }: Domain['fields']): string {
  const said = [now !== null && `Now ${now}`, wanted !== null && `wanted ${wanted}`].filter(
    (each) => each !== false,
  )
  return capital(said.join(', '))
}
