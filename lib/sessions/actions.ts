'use server'

import { serverAction } from '@/lib/action'
import { endSession as end, openSession as open } from '@/lib/sessions/commands'
import { engagementId, sessionId } from '@/lib/sessions/input'

export const openSession = serverAction(engagementId, { as: ['coach', 'owner'] }, open)

export const endSession = serverAction(sessionId, { as: ['coach', 'owner'] }, end)
