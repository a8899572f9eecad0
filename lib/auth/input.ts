import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

/** Addresses are judged by address.ts, which has a sentence for each mistake; here only their size is bounded. */
const email = z.string(notUnderstood).max(1000, 'That is longer than any email address.')

const practice = z
  .string(notUnderstood)
  .max(40, notUnderstood)
  .regex(/^[a-z0-9-]*$/, notUnderstood)

export const sendCodeInput = z.strictObject({ email, practice }, notUnderstood)

export const signUpInput = z.strictObject(
  {
    name: z
      .string(notUnderstood)
      .trim()
      .min(1, 'Write your name, as your clients know you.')
      .max(120, 'That is longer than a name can be here.')
      .regex(/^[^\p{C}]*$/u, 'A name is one line of letters. Check for something pasted along with it.'),
    email,
  },
  notUnderstood,
)

export const sendAnotherInput = z.strictObject({ practice }, notUnderstood)

export const enterCodeInput = z.strictObject(
  {
    code: z
      .string(notUnderstood)
      .max(40, 'A code has six digits.')
      .transform((code) => code.replace(/\D/g, ''))
      .refine((code) => code.length === 6, 'A code has six digits. Check the newest email.'),
  },
  notUnderstood,
)

export const askForProofInput = z.strictObject({}, notUnderstood)

export const openLinkInput = z.strictObject({ token: z.string(notUnderstood).max(100) }, notUnderstood)

export const signInAsInput = z.strictObject({ memberId: z.uuid(notUnderstood) }, notUnderstood)

export const signOnInput = z.strictObject({}, notUnderstood)

export const endSignInInput = z.strictObject({ signInId: z.uuid(notUnderstood) }, notUnderstood)

export const endOtherSignInsInput = z.strictObject({}, notUnderstood)
