import { z } from 'zod'
import { notUnderstood, words } from '@/lib/input'

const longestCommitment = 400
const longestOutcome = 1000

const orNothing = <Text extends z.ZodType<string>>(text: Text) =>
  text.transform((said) => (said === '' ? null : said))

/** What a form says of a commitment. Ids are given by the page, so that sending it again is no second one. */
const said = {
  commitmentId: z.uuid(notUnderstood),
  ownerId: z.uuid(notUnderstood),
  text: words(longestCommitment, 'Say it in 400 letters at most: one thing, done or not.').pipe(
    z.string().min(1, 'What will you do? Write it down first.'),
  ),
  dueOn: z.nullable(z.iso.date('Choose the day.')),
  confidence: z.nullable(z.int(notUnderstood).min(1, notUnderstood).max(10, notUnderstood)),
  wouldChange: orNothing(words(longestCommitment, 'Say it in 400 letters at most.')),
  milestoneId: z.nullable(z.string(notUnderstood).min(1, notUnderstood).max(64, notUnderstood)),
}

export const makeInput = z.strictObject(
  {
    ...said,
    engagementId: z.uuid(notUnderstood),
    /** The session it belongs to; null is the one that is open, if one is. */
    sessionId: z.nullable(z.uuid(notUnderstood)),
  },
  notUnderstood,
)

const outcomeWords = orNothing(words(longestOutcome, 'Say it in 1,000 letters at most.'))

export const settleInput = z.strictObject(
  {
    commitmentId: z.uuid(notUnderstood),
    kind: z.enum(['kept', 'let_go'], notUnderstood),
    words: outcomeWords,
  },
  notUnderstood,
)

/** From the page of a reminder's link, where nobody need be signed in. */
export const keepByLinkInput = z.strictObject(
  { token: z.string(notUnderstood).max(200, notUnderstood), words: outcomeWords },
  notUnderstood,
)

export const changeInput = z.strictObject(
  { commitmentId: z.uuid(notUnderstood), words: outcomeWords, next: z.strictObject(said, notUnderstood) },
  notUnderstood,
)
