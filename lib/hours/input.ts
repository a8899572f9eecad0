import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

const pay = z.enum(['paid', 'pro bono'], 'Were they paid, or pro bono?')

export const elsewhereInput = z
  .strictObject(
    {
      client: z
        .string(notUnderstood)
        .trim()
        .min(1, 'Whom did you coach? Initials are enough.')
        .max(120, 'Say it in 120 letters at most.'),
      people: z.coerce
        .number('How many people?')
        .int('People are counted in whole numbers.')
        .min(1, 'One person at least.')
        .max(500, 'That is too many for one group.'),
      beganOn: z.iso.date('When was the first of them?'),
      endedOn: z.iso.date('When was the last of them?'),
      hours: z.coerce
        .number('How many hours?')
        .min(0.25, 'A quarter of an hour at least.')
        .max(10_000, 'That is more than a working life has.'),
      pay,
    },
    notUnderstood,
  )
  .refine(
    ({ beganOn, endedOn }) => endedOn >= beganOn,
    'The last day comes before the first. Change one of them.',
  )

export const elsewhereId = z.uuid()

export const termsInput = z.strictObject(
  { engagementId: z.uuid(), pay, naming: z.enum(['initials', 'name'], notUnderstood) },
  notUnderstood,
)
