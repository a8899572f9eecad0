import { z } from 'zod'
import { choices, type Kind, kinds } from './kinds'
import { rhythms } from './settings'

/** What one page shows. */
export const lookedInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(50) })

/** What an address may ask of the page; anything else is not an error worth a page. */
export const noticesAddress = z.object({ before: z.uuid().optional().catch(undefined) })

const choice = z.enum(choices)
const hour = z.int().min(0).max(23)

export const messagesInput = z.strictObject({
  choices: z.strictObject(
    Object.fromEntries(kinds.map((kind) => [kind, choice])) as Record<Kind, typeof choice>,
  ),
  rhythm: z.enum(rhythms),
  hour,
  weekday: z.int().min(1).max(7),
  quiet: z.strictObject({ from: hour, until: hour }).nullable(),
  dayBefore: z.boolean(),
  hourBefore: z.boolean(),
  whenDue: z.boolean(),
})

export const stopInput = z.strictObject({ token: z.string().min(1).max(300) })
