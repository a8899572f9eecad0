'use server'

import { serverAction, systemAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'
import * as steps from './steps'

export const inviteClient = serverAction(
  input.inviteClientInput,
  { as: ['coach', 'owner'] },
  commands.inviteClient,
)

export const importClients = serverAction(
  input.importClientsInput,
  { as: ['coach', 'owner'] },
  commands.importClients,
)

export const checkAddresses = serverAction(
  input.addressesInput,
  { as: ['coach', 'owner'] },
  commands.checkAddresses,
)

export const inviteCoach = serverAction(input.inviteCoachInput, { as: ['owner'] }, commands.inviteCoach)

export const sendAgain = serverAction(input.steerInput, { as: ['coach', 'owner'] }, commands.sendAgain)

export const revoke = serverAction(input.steerInput, { as: ['coach', 'owner'] }, commands.revoke)

export const acceptInvitation = systemAction(input.acceptInput, steps.acceptInvitation)
