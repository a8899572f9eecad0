import { z } from 'zod'
import { type VerbGroup, verbGroups } from './verbs'

/** What an address may ask of the record; anything else is not an error worth a page. */
export const recordAddress = z.object({
  engagement: z.uuid().optional().catch(undefined),
  about: z
    .custom<VerbGroup>((group) => typeof group === 'string' && Object.hasOwn(verbGroups, group))
    .optional()
    .catch(undefined),
  /** Only what came before this number. */
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
})

export type RecordAddress = z.output<typeof recordAddress>
