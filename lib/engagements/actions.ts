'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as handovers from './handovers'
import { beginAnotherInput, engagementId, handoverId, proposeHandoverInput } from './input'

const coaches = { as: ['owner', 'coach'] } as const
const clients = { as: ['client'] } as const

export const pauseEngagement = serverAction(engagementId, coaches, commands.pauseEngagement)

export const resumeEngagement = serverAction(engagementId, coaches, commands.resumeEngagement)

export const endEngagement = serverAction(engagementId, coaches, commands.endEngagement)

export const beginAnother = serverAction(beginAnotherInput, coaches, commands.beginAnother)

export const proposeHandover = serverAction(proposeHandoverInput, coaches, handovers.proposeHandover)

export const withdrawHandover = serverAction(handoverId, coaches, handovers.withdrawHandover)

export const acceptHandover = serverAction(handoverId, clients, handovers.acceptHandover)

export const declineHandover = serverAction(handoverId, clients, handovers.declineHandover)
