import { type ElementKind, type FieldsOf, kindDefinition } from '@/lib/visions/document/element-kinds'

/** An element as it is read, whether from a document that is being written or from one that has settled. */
export type Told<K extends ElementKind = ElementKind> = { id: string; kind: K; fields: FieldsOf<K> }

/** Any of them, before its kind has been asked. */
export type AnyTold = { id: string; kind: ElementKind; fields: object }

/** Those of one kind, in their order. What settled before a field existed has that field's fallback. */
export function ofKind<K extends ElementKind>(elements: readonly AnyTold[], kind: K): Told<K>[] {
  const fallbacks = Object.entries(kindDefinition(kind).fields).map(([name, { fallback }]) => [
    name,
    fallback,
  ])
  return elements
    .filter((element) => element.kind === kind)
    .map(({ id, fields }) => ({
      id,
      kind,
      // Each value was read by its own schema when the element was, live or as it settled.
      fields: { ...Object.fromEntries(fallbacks), ...fields } as FieldsOf<K>,
    }))
}
