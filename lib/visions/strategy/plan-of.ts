import * as Y from 'yjs'
import { addElement, type NewElement, readElements } from '@/lib/visions/document/elements'

/** A plan for a test, from its rows; each is called by its name. Links are given by name as well. */
export function planOf(rows: Record<string, Row>) {
  const names = Object.keys(rows)
  const idOf = (name: string) => {
    const at = names.indexOf(name)
    if (at < 0) throw new Error(`No row is called ${name}`)
    return `00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`
  }
  const doc = new Y.Doc()
  for (const [name, { links = {}, ...row }] of Object.entries(rows)) {
    const linked = Object.entries(links).map(([field, ends]) => [field, ends.map(idOf)])
    const element = { section: row.kind, ...row, id: idOf(name) } as NewElement
    addElement(
      doc,
      { ...element, fields: { ...row.fields, ...Object.fromEntries(linked) } } as NewElement,
      null,
    )
  }
  return { doc, idOf, elements: () => readElements(doc) }
}

type Row = {
  [K in NewElement['kind']]: Pick<Extract<NewElement, { kind: K }>, 'kind' | 'fields'>
}[NewElement['kind']] & {
  links?: Record<string, string[]>
}
