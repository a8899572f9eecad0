import { z } from 'zod'

export const sessionId = z.uuid()
export const engagementId = z.uuid()
