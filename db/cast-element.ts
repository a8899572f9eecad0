import type { ElementKind, FieldsOf } from '@/lib/visions/document/element-kinds'

/** An element as somebody of the cast wrote it. `as` is what others of the plan lead to it by. */
export type CastElement = {
  [K in ElementKind]: {
    kind: K
    as?: string
    fields?: Partial<FieldsOf<K>>
    links?: Record<string, string[]>
  }
}[ElementKind]
