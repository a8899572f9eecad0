import { z } from 'zod'
import { addressFrom } from '@/lib/auth/address'
import { notUnderstood, oneLine } from '@/lib/input'
import { templateChoice } from '@/lib/templates/input'

const name = (which: 'first' | 'last') =>
  z
    .string(notUnderstood)
    .trim()
    // Some people have one name.
    .min(which === 'first' ? 1 : 0, 'Write their first name.')
    // Both and the space between them are a member's name: 120.
    .max(59, `That is longer than a ${which} name can be here: 59 letters.`)
    .regex(oneLine, `A ${which} name is one line of letters. Check for something pasted along with it.`)

const email = z
  .string(notUnderstood)
  .trim()
  .min(1, 'Write their email address.')
  .max(1000, 'That is longer than any email address.')
  .transform((typed, context) => {
    const address = addressFrom(typed)
    if ('email' in address) return address.email
    context.addIssue({ code: 'custom', message: address.sentence })
    return z.NEVER
  })

const note = z
  .string(notUnderstood)
  .trim()
  .max(1000, 'A line from you can have 1,000 letters. This one has more.')
  .regex(
    /^(?:[^\p{C}]|[\n\r\t])*$/u,
    'There are characters in your line that mail cannot carry. Type it again.',
  )
  .transform((text) => (text === '' ? null : text.replace(/\r\n?/g, '\n')))

const engagement = {
  purpose: z
    .string(notUnderstood)
    .trim()
    .min(1, 'Write in one line what you will work on.')
    .max(200, 'The purpose is one line: 200 letters at most.')
    .regex(oneLine, 'The purpose is one line. Check for something pasted along with it.'),
  startsOn: z.iso.date('Write the start as a date, such as 2026-06-11.'),
  sessionsAgreed: z
    .int('Sessions are counted in whole numbers.')
    .min(1, 'Agree on one session at least.')
    .max(200, 'That is more sessions than an agreement can have here: 200 at most.'),
}

/** One client: who they are and the engagement that the invitation opens. */
export const clientInput = z.strictObject(
  { firstName: name('first'), lastName: name('last'), email, ...engagement },
  notUnderstood,
)

export const inviteClientInput = z.strictObject(
  { ...clientInput.shape, note, template: templateChoice.optional() },
  notUnderstood,
)

export const inviteCoachInput = z.strictObject(
  { firstName: name('first'), lastName: name('last'), email, note },
  notUnderstood,
)

/** As many as a coach has clients; a longer list is a mistake or a mailing. */
export const mostAtOnce = 200

export const importClientsInput = z.strictObject(
  {
    clients: z
      .array(clientInput)
      .min(1, 'There is nobody in this list to invite.')
      .max(mostAtOnce, `${mostAtOnce} clients can be invited at once. Split the list.`),
    note,
  },
  notUnderstood,
)

export const addressesInput = z.strictObject(
  { emails: z.array(z.string().max(320)).max(mostAtOnce) },
  notUnderstood,
)

export const steerInput = z.strictObject({ invitationId: z.uuid(notUnderstood) }, notUnderstood)

/** As a form sends it: strings only. */
export const acceptInput = z.strictObject(
  {
    token: z.string(notUnderstood).max(100, notUnderstood),
    termsHash: z.string(notUnderstood).regex(/^[0-9a-f]{64}$/, notUnderstood),
    /** Where the browser says it is; what is no zone is left out. */
    timeZone: z.string(notUnderstood).max(60, notUnderstood),
  },
  notUnderstood,
)

export type ClientInput = z.input<typeof clientInput>
