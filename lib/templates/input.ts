import { z } from 'zod'
import { notUnderstood, oneLine } from '@/lib/input'
import { type ElementKind, elementKinds } from '@/lib/visions/document/element-kinds'

const line = (what: string, most: number) =>
  z
    .string(notUnderstood)
    .trim()
    .min(1, `Write ${what}.`)
    .max(most, `Shorten ${what}: ${most} letters at most.`)
    .regex(oneLine, `Keep ${what} on one line.`)

const kinds = Object.keys(elementKinds) as ElementKind[]

const sectionInput = z.strictObject(
  {
    /** Names the section for good: the words of a plan are kept under it. */
    key: z.string(notUnderstood).regex(/^[a-z][a-z0-9-]{0,39}$/, notUnderstood),
    title: line('the title of the section', 60),
    lead: line('the question under the title', 300),
    prompts: z
      .array(line('the further question', 300))
      .max(6, 'Six further questions are the most a section takes.'),
    hint: line('the suggestion for an empty section', 300),
    elements: z.array(z.enum(kinds, notUnderstood)).max(6, notUnderstood),
    startsPrivate: z.boolean(notUnderstood),
    firstSitting: z.boolean(notUnderstood),
  },
  notUnderstood,
)

const partInput = z.strictObject(
  {
    key: z.string(notUnderstood).regex(/^[a-z][a-z0-9-]{0,39}$/, notUnderstood),
    label: line('the name of the part', 40),
    sections: z
      .array(sectionInput)
      .min(1, 'A part needs a section. Add one, or take the part out.')
      .max(20, 'Twenty sections are the most a part takes.'),
  },
  notUnderstood,
)

/** What a practice's own template asks. Parts are numbered, and why is mandatory, without anybody saying so. */
export const templateWords = z
  .strictObject(
    {
      title: line('the name of the template', 80),
      subtitle: line('the line under the client’s name', 120),
      parts: z
        .array(partInput)
        .min(1, 'A template needs a part.')
        .max(6, 'Six parts are the most a template takes.'),
    },
    notUnderstood,
  )
  .superRefine(({ parts }, context) => {
    const sections = parts.flatMap((part) => part.sections)
    const problem = (message: string) => context.addIssue({ code: 'custom', message })
    const why = sections.find(({ key }) => key === 'why')
    if (!why) problem('Why is the one section that no plan goes without.')
    if (why?.startsPrivate) problem('Why is shared from the start: the first reading begins there.')
    if (twice(sections.map(({ key }) => key)) || twice(parts.map(({ key }) => key))) problem(notUnderstood)
    const kind = twice(sections.flatMap(({ elements }) => elements))
    if (kind) {
      const { noun } = elementKinds[kind]
      problem(`A plan keeps its ${noun.many} in one section. Choose one for them.`)
    }
  })

export const copyTemplateInput = z.strictObject(
  {
    from: z.strictObject({ key: z.string().max(60), version: z.int().min(1) }, notUnderstood),
    title: line('the name of the template', 80),
  },
  notUnderstood,
)

export const publishInput = z.strictObject(
  {
    templateId: z.uuid(notUnderstood),
    /** The version that was changed; somebody may have saved another meanwhile. */
    after: z.int(notUnderstood).min(1, notUnderstood),
    words: templateWords,
  },
  notUnderstood,
)

export const templateId = z.uuid(notUnderstood)
export const visionId = z.uuid(notUnderstood)

/** What a new vision starts from: a template's key, as the form of an invitation sends it. */
export const templateChoice = z.strictObject(
  {
    key: z.string(notUnderstood).max(60, notUnderstood),
    version: z.int(notUnderstood).min(1, notUnderstood),
  },
  notUnderstood,
)

function twice<Value>(values: readonly Value[]): Value | undefined {
  return values.find((value, at) => values.indexOf(value) !== at)
}
