import { z } from 'zod'
import { isZone } from '@/lib/dates'
import { notUnderstood } from '@/lib/input'
import { offeredHues, offeredMarks, slugTrouble } from './practice'

export const practiceInput = z.strictObject(
  {
    name: z
      .string(notUnderstood)
      .trim()
      .min(1, 'Write the name of your practice.')
      .max(80, 'The name can have 80 letters at most.')
      .regex(/^[^\p{C}]*$/u, 'A name is one line of letters. Check for something pasted along with it.'),
    slug: z
      .string(notUnderstood)
      .trim()
      .max(200, notUnderstood)
      .transform((slug, context) => {
        const trouble = slugTrouble(slug)
        if (!trouble) return slug
        context.addIssue({ code: 'custom', message: trouble })
        return z.NEVER
      }),
    mark: z.enum(offeredMarks, notUnderstood),
    /** A number, also where a form sent it. */
    accentHue: z.coerce
      .number(notUnderstood)
      .refine((hue) => offeredHues.some((offered) => offered === hue), notUnderstood),
    timeZone: z
      .string(notUnderstood)
      .max(60, notUnderstood)
      .refine(isZone, 'Choose a time zone of the list.'),
  },
  notUnderstood,
)

/** Typed out, so that nobody closes a practice by a slip. */
export const closePracticeInput = z.strictObject(
  { name: z.string(notUnderstood).trim().max(200, notUnderstood) },
  notUnderstood,
)

export const nothing = z.strictObject({}, notUnderstood)
