import { z } from 'zod'
import { settleWords } from '@/lib/visions/document/rich-text'

export const longestReason = 300
export const longestLine = 280

const notWhole = 'That did not arrive whole. Reload the page, then try again.'

const words = (most: number, tooLong: string) =>
  z
    .string(notWhole)
    .max(2 * most, tooLong)
    .transform(settleWords)
    .pipe(z.string().max(most, tooLong))

export const noteSeenInput = z.strictObject(
  { signalIds: z.array(z.uuid(notWhole)).max(40, notWhole) },
  notWhole,
)

export const dismissInput = z.strictObject(
  {
    signalId: z.uuid(notWhole),
    reason: words(longestReason, 'Say it in 300 letters at most.').pipe(
      z.string().min(1, 'Say why it may rest, in a few words.'),
    ),
  },
  notWhole,
)

const ids = z.array(z.uuid(notWhole)).max(20, notWhole)

export const checkInInput = z.strictObject(
  {
    /** Given by the page, so that sending it again is no second one. */
    checkInId: z.uuid(notWhole),
    engagementId: z.uuid(notWhole),
    going: z.int('Choose a number from 1 to 10.').min(1, notWhole).max(10, notWhole),
    kept: ids,
    atRisk: ids,
    line: words(longestLine, 'Say it in 280 letters at most: one line is enough.'),
  },
  notWhole,
)

export const remindInput = z.strictObject(
  { engagementId: z.uuid(notWhole), onDay: z.iso.date('Choose the day.') },
  notWhole,
)
