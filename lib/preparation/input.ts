import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

const answer = z.string(notUnderstood).max(4000, 'An answer has 4,000 letters at most.')

/** All three as they stand now. */
export const saveAnswersInput = z.strictObject(
  { sessionId: z.uuid(notUnderstood), since: answer, focus: answer, worth: answer },
  notUnderstood,
)

/** The coach may read them now, or not yet after all. */
export const sayReadyInput = z.strictObject(
  { sessionId: z.uuid(notUnderstood), ready: z.boolean(notUnderstood) },
  notUnderstood,
)

export const noteToSelfInput = z.strictObject(
  {
    sessionId: z.uuid(notUnderstood),
    words: z.string(notUnderstood).trim().max(400, 'Say it in 400 letters at most.'),
  },
  notUnderstood,
)
