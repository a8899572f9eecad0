import { z } from 'zod'

/** What one page shows. */
export const lookedInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(50) })

/** What an address may ask of the page; anything else is not an error worth a page. */
export const noticesAddress = z.object({ before: z.uuid().optional().catch(undefined) })
