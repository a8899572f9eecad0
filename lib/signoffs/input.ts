import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

/** An address is typed by anybody; what is not an id names nothing. */
export const visionAddress = z.uuid()

export const versionAddress = z.uuid()

const hash = z.string(notUnderstood).regex(/^[0-9a-f]{64}$/, notUnderstood)

/** Words from one person to the other: line breaks stay, other control characters do not. */
const words = (most: number, tooLong: string) =>
  z
    .string(notUnderstood)
    .trim()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .refine((text) => text.length <= most, tooLong)
    .refine(
      (text) => /^[^\p{Cc}\p{Cs}]*$/u.test(text.replaceAll(/[\n\t]/g, '')),
      'Something in there is no writing. Check for something pasted along with it.',
    )

export const askForReviewInput = z.strictObject({
  visionId: z.uuid(),
  note: words(500, 'Keep it to a few lines: 500 characters at most.'),
})

export const takeReviewBackInput = z.strictObject({ visionId: z.uuid() })

export const answerReviewInput = z
  .strictObject({
    requestId: z.uuid(),
    answer: z.enum(['ready', 'changes']),
    words: words(2000, 'Keep it to 2,000 characters. Longer thoughts are for a session.'),
  })
  .refine(({ answer, words }) => answer === 'ready' || words !== '', {
    message: 'Say what should change, so that it can.',
  })

/** What was on the screen is what is signed: the digest, and the statement by its hash. */
export const signInput = z.strictObject({
  versionId: z.uuid(),
  digest: hash,
  statementHash: hash,
  typedName: z
    .string(notUnderstood)
    .trim()
    .min(1, 'Type your full name to sign.')
    .max(120, 'That is longer than a name can be here.')
    .regex(/^[^\p{C}]*$/u, 'A name is one line of letters. Check for something pasted along with it.'),
})

export const sendBackInput = z.strictObject({
  versionId: z.uuid(),
  reason: words(2000, 'Keep it to 2,000 characters. Longer thoughts are for a session.').refine(
    (text) => text !== '',
    'Say what should change, so that it can.',
  ),
})

/** What is taken along of a version: the evidence, the certificate, or the words in three forms. */
export const versionForm = z.enum(['pack', 'certificate', 'pdf', 'markdown', 'json'])

export type VersionForm = z.output<typeof versionForm>
