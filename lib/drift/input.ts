import { z } from 'zod'
import { notUnderstood, words } from '@/lib/input'

const longestReason = 300
const longestLine = 280

export const noteSeenInput = z.strictObject(
  { signalIds: z.array(z.uuid(notUnderstood)).max(40, notUnderstood) },
  notUnderstood,
)

export const dismissInput = z.strictObject(
  {
    signalId: z.uuid(notUnderstood),
    reason: words(longestReason, 'Say it in 300 letters at most.').pipe(
      z.string().min(1, 'Say why it may rest, in a few words.'),
    ),
  },
  notUnderstood,
)

const ids = z.array(z.uuid(notUnderstood)).max(20, notUnderstood)

export const checkInInput = z.strictObject(
  {
    /** Given by the page, so that sending it again is no second one. */
    checkInId: z.uuid(notUnderstood),
    engagementId: z.uuid(notUnderstood),
    going: z.int('Choose a number from 1 to 10.').min(1, notUnderstood).max(10, notUnderstood),
    kept: ids,
    atRisk: ids,
    line: words(longestLine, 'Say it in 280 letters at most: one line is enough.'),
  },
  notUnderstood,
)

export const remindInput = z.strictObject(
  { engagementId: z.uuid(notUnderstood), onDay: z.iso.date('Choose the day.') },
  notUnderstood,
)
