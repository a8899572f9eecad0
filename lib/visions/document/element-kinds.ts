import * as z from 'zod/mini'

/**
 * One value of an element: which values it may hold, what stands there before anybody chose, and whether it is
 * written words (compared word by word) or a choice (compared as a whole).
 *
 * Schemas are per field and never one object schema: zod compiles objects with `new Function`, which the
 * Content-Security-Policy forbids in the browser.
 */
export type Field<T extends FieldValue = FieldValue> = {
  schema: z.ZodMiniType<T>
  fallback: T
  label: string
} & ({ words: true; max: number } | { words: false })

export type FieldValue = string | number | boolean | null | readonly string[]

export type KindDefinition = {
  noun: { a: string; one: string; many: string }
  fields: Readonly<Record<string, Field>>
}

/** Adding a kind is adding an entry here and naming it in a template's section. */
export const elementKinds = {
  nonnegotiable: {
    noun: { a: 'a non-negotiable', one: 'non-negotiable', many: 'non-negotiables' },
    fields: {
      statement: words('Statement', 200),
      firmness: choice('Hard or soft', ['hard', 'soft'], 'hard'),
      test: words('The test', 400),
      bend: words('May bend when', 400),
      status: choice('Status', ['kept', 'at_risk', 'broken'], 'kept'),
    },
  },
} as const satisfies Record<string, KindDefinition>

export type ElementKind = keyof typeof elementKinds

export type FieldsOf<K extends ElementKind> = {
  -readonly [F in keyof (typeof elementKinds)[K]['fields']]: (typeof elementKinds)[K]['fields'][F] extends Field<
    infer T
  >
    ? T
    : never
}

export function isElementKind(kind: unknown): kind is ElementKind {
  return typeof kind === 'string' && Object.hasOwn(elementKinds, kind)
}

export function kindDefinition(kind: ElementKind): KindDefinition {
  return elementKinds[kind]
}

export function fieldOrNull(kind: ElementKind, name: string): Field | null {
  const { fields } = kindDefinition(kind)
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}

function words(label: string, max: number): Field<string> & { words: true } {
  return { schema: z.string().check(z.maxLength(max)), fallback: '', label, words: true, max }
}

function choice<const T extends string>(label: string, values: readonly T[], fallback: T): Field<T> {
  return { schema: z.enum(values), fallback, label, words: false }
}
