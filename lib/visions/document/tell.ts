import type { ElementContent } from '@/lib/visions/document/content'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import type { Field, FieldValue } from '@/lib/visions/document/fields'
import { isPlanDate, type PlanDate } from '@/lib/visions/document/plan-date'

/** What a link or a section key is called where it is told. Null is left out. */
export type Names = {
  element: (id: string) => string | null
  section: (key: string) => string | null
}

/** The names of these elements, and of these sections. */
export function namesIn(
  elements: readonly (Pick<ElementContent, 'id' | 'kind'> & { fields: object })[],
  titles: Readonly<Record<string, string>>,
): Names {
  const named = new Map(elements.map((element) => [element.id, nameOfElement(element)]))
  return { element: (id) => named.get(id) ?? null, section: (key) => titles[key] ?? null }
}

/** A field's value in words, for lists, differences and exports; empty where nothing has been said. */
export function tellField(field: Field, value: FieldValue | undefined, names: Names): string {
  if (value === undefined || value === null || value === '') return ''
  switch (field.form) {
    case 'words':
    case 'number':
      return String(value)
    case 'choice':
      return field.options[String(value)] ?? ''
    case 'date':
      return tellDate(String(value))
    case 'section':
      return names.section(String(value)) ?? ''
    case 'links':
      return linksOf(value)
        .flatMap((id) => names.element(id) ?? [])
        .join(', ')
  }
}

/** "June 2027", or "June 30, 2027". */
export function tellDate(date: PlanDate): string {
  if (date === '' || !isPlanDate(date)) return ''
  const wholeMonth = date.length === 'yyyy-mm'.length
  return new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'long',
    ...(!wholeMonth && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${wholeMonth ? `${date}-01` : date}T00:00:00Z`))
}

/** The words by which people know an element: the first that were written into it. */
export function nameOfElement({ kind, fields }: Pick<ElementContent, 'kind'> & { fields: object }): string {
  const { noun, fields: known } = kindDefinition(kind)
  const written = Object.entries(known).flatMap(([name, { form }]) => {
    const said = form === 'words' ? String(Reflect.get(fields, name) ?? '').trim() : ''
    return said === '' ? [] : [said]
  })
  return written[0] ?? noun.one
}

const linksOf = (value: FieldValue): readonly string[] => (Array.isArray(value) ? value : [])
