import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

const text = z
  .string(notUnderstood)
  .trim()
  .min(1, 'Say in a line what it is about.')
  .max(200, 'Say it in 200 letters at most.')

const minutes = z.coerce
  .number('How many minutes?')
  .int('Minutes are counted in whole numbers.')
  .min(1, 'A topic takes a minute at least.')
  .max(240, 'A topic takes four hours at most.')

/** The page gives the id, so that the same request sent twice adds one topic. */
export const addTopicInput = z.strictObject(
  { topicId: z.uuid(notUnderstood), sessionId: z.uuid(notUnderstood), text, minutes },
  notUnderstood,
)

export const changeTopicInput = z.strictObject(
  { topicId: z.uuid(notUnderstood), text, minutes },
  notUnderstood,
)

export const topicId = z.uuid(notUnderstood)

/** The topics of one session, in their new order. */
export const orderTopicsInput = z.strictObject(
  {
    sessionId: z.uuid(notUnderstood),
    topicIds: z.array(z.uuid(notUnderstood)).min(1, notUnderstood).max(100, notUnderstood),
  },
  notUnderstood,
)

/** Reached, or not after all. */
export const reachTopicInput = z.strictObject(
  { topicId: z.uuid(notUnderstood), reached: z.boolean(notUnderstood) },
  notUnderstood,
)
