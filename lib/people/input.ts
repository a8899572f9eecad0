import { z } from 'zod'
import { isZone } from '@/lib/dates'
import { notUnderstood, oneLine } from '@/lib/input'

export const changeRoleInput = z.strictObject(
  { memberId: z.uuid(notUnderstood), role: z.enum(['owner', 'coach'], notUnderstood) },
  notUnderstood,
)

export const removeMemberInput = z.strictObject({ memberId: z.uuid(notUnderstood) }, notUnderstood)

/** How somebody appears to those they work with. */
export const describeInput = z.strictObject(
  {
    name: z
      .string(notUnderstood)
      .trim()
      .min(1, 'Write your name, as others know you.')
      .max(120, 'A name can have 120 letters here.')
      .regex(oneLine, 'A name is one line of letters. Check for something pasted along with it.'),
    place: z
      .string(notUnderstood)
      .trim()
      .max(80, 'A place can have 80 letters here.')
      .regex(oneLine, 'A place is one line. Check for something pasted along with it.')
      .transform((place) => (place === '' ? null : place)),
    timeZone: z
      .string(notUnderstood)
      .max(60, notUnderstood)
      .refine(isZone, 'Choose a time zone of the list.'),
  },
  notUnderstood,
)

export const leaveInput = z.strictObject({}, notUnderstood)
