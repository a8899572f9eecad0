import { z } from 'zod'

/** An address is typed by anybody; what is not an id names nothing. */
export const engagementId = z.uuid()

export const handoverId = z.uuid()

export const proposeHandoverInput = z.strictObject({
  engagementId: z.uuid(),
  toCoachId: z.uuid('Choose who takes over.'),
})

export const beginAnotherInput = z.strictObject({
  /** The one that has ended. */
  engagementId: z.uuid(),
  purpose: z
    .string()
    .trim()
    .min(1, 'Say in a line where it is heading.')
    .max(200, 'Keep it to one line: 200 characters at most.'),
  startsOn: z.iso.date('Choose the day it begins.'),
  sessionsAgreed: z.coerce
    .number('How many sessions are agreed?')
    .int('Sessions are counted in whole numbers.')
    .min(1, 'Agree on one session at least.')
    .max(200, 'More than 200 sessions is another agreement.'),
})

/** What an address may ask of a list; anything else is not an error worth a page. */
export const listAddress = z.object({
  status: z.enum(['invited', 'active', 'paused', 'ended']).optional().catch(undefined),
  coach: z.uuid().optional().catch(undefined),
  client: z.string().trim().max(80).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type ListAddress = z.output<typeof listAddress>

/** What a plan is taken along as: to print, to read as text, or as data to begin another vision from. */
export const exportForm = z.enum(['pdf', 'markdown', 'json'])

export type ExportForm = z.output<typeof exportForm>
