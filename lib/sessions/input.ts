import { z } from 'zod'

export const engagementId = z.uuid()
export const sessionId = z.uuid()
