import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import { addElement, type NewElement } from '@/lib/visions/document/elements'
import type { Field, FieldValue } from '@/lib/visions/document/fields'
import { numberedSections } from '@/lib/visions/document/template'
import { appendText } from '@/lib/visions/document/write'

/** For tests: a plan with words in every section and `each` elements of every kind, every field of them filled. */
export function everyKind(each = 2): Y.Doc {
  const doc = new Y.Doc()
  const ids = new Map<ElementKind, string[]>()
  const places = numberedSections(careerAndLife).flatMap(({ key, elements }) =>
    elements.map((kind) => ({ section: key, kind })),
  )
  for (const { kind } of places)
    ids.set(
      kind,
      Array.from({ length: each }, (_, at) => idOf(ids.size, at)),
    )
  for (const { key, title } of numberedSections(careerAndLife))
    appendText(doc, key, [`Words about ${title}.`], null)
  for (const { section, kind } of places) {
    for (const [at, id] of (ids.get(kind) ?? []).entries()) {
      const fields = Object.entries(kindDefinition(kind).fields).map(
        ([name, field]) => [name, valueFor(field, `${field.label} ${at + 1}`, ids)] as const,
      )
      addElement(doc, { id, kind, section, fields: Object.fromEntries(fields) } as NewElement, null)
    }
  }
  return doc
}

const idOf = (kind: number, at: number) =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(at + 1).padStart(12, '0')}`

function valueFor(field: Field, words: string, ids: ReadonlyMap<string, string[]>): FieldValue {
  switch (field.form) {
    case 'words':
      return words.slice(0, field.max)
    case 'choice':
      return Object.keys(field.options).at(-1) ?? ''
    case 'number':
      return field.most - 1
    case 'date':
      return '2027-06'
    case 'links':
      return field.to.flatMap((kind) => ids.get(kind)?.slice(0, 1) ?? []).sort()
    case 'section':
      return 'why'
  }
}
