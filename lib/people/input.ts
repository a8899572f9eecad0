import { z } from 'zod'

const notUnderstood = 'That did not arrive whole. Reload the page, then try again.'

export const changeRoleInput = z.strictObject(
  { memberId: z.uuid(notUnderstood), role: z.enum(['owner', 'coach'], notUnderstood) },
  notUnderstood,
)

export const removeMemberInput = z.strictObject({ memberId: z.uuid(notUnderstood) }, notUnderstood)

export const leaveInput = z.strictObject({}, notUnderstood)
