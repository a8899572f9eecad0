import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

const sessionId = z.uuid(notUnderstood)

const headline = z
  .string(notUnderstood)
  .trim()
  .min(1, 'Say in a line what this session was.')
  .max(120, 'A headline has 120 letters at most.')

export const editRecapInput = z.strictObject(
  {
    sessionId,
    edits: z.strictObject(
      {
        headline: headline.nullable(),
        leftOut: z.array(z.string(notUnderstood).max(120, notUnderstood)).max(500, notUnderstood),
        notes: z
          .array(z.string(notUnderstood).max(2000, 'A note has 2,000 letters at most.'))
          .max(200, 'That is more notes than a recap holds.')
          .nullable(),
        closing: z.string(notUnderstood).trim().max(300, 'Say it in 300 letters at most.'),
      },
      notUnderstood,
    ),
  },
  notUnderstood,
)

/** The hash of what was shown: nobody sends other words than they read. */
export const sendRecapInput = z.strictObject(
  { sessionId, digest: z.string(notUnderstood).regex(/^[0-9a-f]{64}$/, notUnderstood) },
  notUnderstood,
)

export const recapAddress = sessionId
