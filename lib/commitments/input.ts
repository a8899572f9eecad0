import { z } from 'zod'
import { settleWords } from '@/lib/visions/document/rich-text'

export const longestCommitment = 400
export const longestOutcome = 1000

const notWhole = 'That did not arrive whole. Reload the page, then try again.'

const words = (most: number, tooLong: string) =>
  z
    .string(notWhole)
    .max(2 * most, tooLong)
    .transform(settleWords)
    .pipe(z.string().max(most, tooLong))

const orNothing = <Text extends z.ZodType<string>>(text: Text) =>
  text.transform((said) => (said === '' ? null : said))

/** What a form says of a commitment. Ids are given by the page, so that sending it again is no second one. */
const said = {
  commitmentId: z.uuid(notWhole),
  ownerId: z.uuid(notWhole),
  text: words(longestCommitment, 'Say it in 400 letters at most: one thing, done or not.').pipe(
    z.string().min(1, 'What will you do? Write it down first.'),
  ),
  dueOn: z.nullable(z.iso.date('Choose the day.')),
  confidence: z.nullable(z.int(notWhole).min(1, notWhole).max(10, notWhole)),
  wouldChange: orNothing(words(longestCommitment, 'Say it in 400 letters at most.')),
  milestoneId: z.nullable(z.string(notWhole).min(1, notWhole).max(64, notWhole)),
}

export const makeInput = z.strictObject(
  {
    ...said,
    engagementId: z.uuid(notWhole),
    /** The session it belongs to; null is the one that is open, if one is. */
    sessionId: z.nullable(z.uuid(notWhole)),
  },
  notWhole,
)

const outcomeWords = orNothing(words(longestOutcome, 'Say it in 1,000 letters at most.'))

export const settleInput = z.strictObject(
  { commitmentId: z.uuid(notWhole), kind: z.enum(['kept', 'let_go'], notWhole), words: outcomeWords },
  notWhole,
)

/** From the page of a reminder's link, where nobody need be signed in. */
export const keepByLinkInput = z.strictObject(
  { token: z.string(notWhole).max(200, notWhole), words: outcomeWords },
  notWhole,
)

export const changeInput = z.strictObject(
  { commitmentId: z.uuid(notWhole), words: outcomeWords, next: z.strictObject(said, notWhole) },
  notWhole,
)
