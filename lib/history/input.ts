import { z } from 'zod'

/** The end of the year 9999, which both the database and an address can say. */
export const farAhead = 253_402_300_799_999

/** Moments are instants, in milliseconds since 1970; an address is typed by anybody. */
export const instant = z.coerce.number().int().min(1).max(farAhead)
