'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

const coaches = { as: ['coach', 'owner'] as const }

export const editRecap = serverAction(input.editRecapInput, coaches, commands.editRecap)

export const sendRecap = serverAction(input.sendRecapInput, coaches, commands.sendRecap)

export const markRecapRead = serverAction(input.recapAddress, { as: ['client'] }, commands.markRecapRead)
