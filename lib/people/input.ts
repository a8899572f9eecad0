import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

export const changeRoleInput = z.strictObject(
  { memberId: z.uuid(notUnderstood), role: z.enum(['owner', 'coach'], notUnderstood) },
  notUnderstood,
)

export const removeMemberInput = z.strictObject({ memberId: z.uuid(notUnderstood) }, notUnderstood)

export const leaveInput = z.strictObject({}, notUnderstood)
