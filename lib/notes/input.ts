import { z } from 'zod'

export const sessionId = z.uuid()
