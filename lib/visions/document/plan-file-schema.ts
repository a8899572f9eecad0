import { z } from 'zod'
import { elementKinds, type KindDefinition } from '@/lib/visions/document/element-kinds'
import { type Field, longestKey, mostLinks, uuid } from '@/lib/visions/document/fields'
import { isPlanDate } from '@/lib/visions/document/plan-date'

const key = z.string().min(1).max(60)
const words = z.string().max(300_000)

const run = z.strictObject({
  type: z.literal('text'),
  text: words.min(1),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  link: z.string().max(2048).optional(),
})
const inline = z.discriminatedUnion('type', [run, z.strictObject({ type: z.literal('hardBreak') })])
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), content: z.array(inline) }),
  z.strictObject({
    type: z.literal('bulletList'),
    get items() {
      return z.array(z.array(block))
    },
  }),
  z.strictObject({
    type: z.literal('orderedList'),
    start: z.int().min(0).max(9999),
    get items() {
      return z.array(z.array(block))
    },
  }),
])

const schemas = new Map<Field, z.ZodType>()

/** One for each field, so that it can be told later which field a schema is of. */
function schemaOf(field: Field): z.ZodType {
  const schema = schemas.get(field) ?? newSchema(field)
  schemas.set(field, schema)
  return schema
}

function newSchema(field: Field): z.ZodType {
  switch (field.form) {
    case 'words':
      return z.string().max(field.max)
    case 'choice':
      return z.enum(Object.keys(field.options))
    case 'number':
      return z.int().min(field.least).max(field.most).nullable()
    case 'date':
      return z.string().refine(isPlanDate)
    case 'links':
      return z.array(z.string().regex(uuid)).max(mostLinks).readonly()
    case 'section':
      return z.string().max(longestKey)
  }
}

const kinds: readonly (readonly [string, KindDefinition])[] = Object.entries(elementKinds)
const elements = kinds.map(([kind, { fields }]) =>
  z
    .strictObject({
      id: z.string().regex(uuid),
      kind: z.literal(kind),
      fields: z.strictObject(
        // A file from before a field existed does not have it; the field then holds what it begins with.
        Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field).optional()])),
      ),
    })
    .meta({ id: `element_${kind}` }),
)
const [firstKind, ...otherKinds] = elements
if (!firstKind) throw new Error('There are no kinds of elements')

const plan = z.strictObject({
  format: z.literal(1),
  template: z.strictObject({ key, version: z.int().min(1) }),
  sections: z
    .array(
      z.strictObject({
        key,
        text: z.array(block),
        elements: z.array(z.discriminatedUnion('kind', [firstKind, ...otherKinds])),
      }),
    )
    .max(100),
})

/** Unknown keys and unknown kinds are refused: what Waymark would not show must not lie in a plan. */
export const planFile = z.strictObject({
  format: z.literal('waymark-plan'),
  version: z.literal(1),
  exported: z.strictObject({ on: z.iso.date(), client: z.string().max(200), practice: z.string().max(200) }),
  template: z.strictObject({
    key,
    version: z.int().min(1),
    title: z.string().max(200),
    sections: z.array(z.strictObject({ key, title: z.string().max(200) })).max(100),
  }),
  parts: z
    .array(
      z.strictObject({
        place: z.enum(['shared', 'private']),
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        ready: z.array(key).max(100),
        plan,
      }),
    )
    .min(1)
    .max(2),
  // For whoever takes it along; a vision that begins from the file begins without them.
  commitments: z
    .array(
      z.strictObject({
        on: z.iso.date(),
        owner: z.string().max(200),
        text: z.string().max(400),
        due: z.nullable(z.iso.date()),
        confidence: z.nullable(z.int().min(1).max(10)),
        wouldChange: z.nullable(z.string().max(400)),
        milestone: z.nullable(z.string().max(64)),
        outcome: z.nullable(
          z.strictObject({
            kind: z.enum(['kept', 'let_go', 'changed']),
            on: z.iso.date(),
            words: z.nullable(z.string().max(1000)),
          }),
        ),
      }),
    )
    .max(10_000)
    .optional(),
  checkIns: z
    .array(
      z.strictObject({
        on: z.iso.date(),
        going: z.int().min(1).max(10),
        atRisk: z.array(z.uuid()).max(40),
        line: z.string().max(280),
      }),
    )
    .max(10_000)
    .optional(),
  recaps: z
    .array(
      z.strictObject({
        on: z.iso.date(),
        session: z.int().min(1),
        headline: z.string().max(200),
        changes: z
          .array(
            z.strictObject({
              section: z.string().max(200),
              by: z.array(z.enum(['coach', 'client'])).max(2),
              lines: z
                .array(
                  z
                    .array(
                      z.strictObject({ op: z.enum(['same', 'ins', 'del']), text: z.string().max(60_000) }),
                    )
                    .max(10_000),
                )
                .max(10_000),
            }),
          )
          .max(10_000),
        notes: z.array(z.string().max(2000)).max(200),
        closing: z.string().max(300),
      }),
    )
    .max(10_000)
    .optional(),
})

export type PlanFile = z.output<typeof planFile>

/** The same for other programs, each field with what it is called. */
export function planFileJsonSchema() {
  const known = new Map<unknown, Field>([...schemas].map(([field, schema]) => [schema, field]))
  return z.toJSONSchema(planFile, {
    override: ({ zodSchema, jsonSchema }) => {
      const field = known.get(zodSchema)
      if (!field) return
      jsonSchema.title = field.label
      if (field.form === 'date') jsonSchema.pattern = '^(\\d{4}-\\d{2}(-\\d{2})?)?$'
    },
  })
}
