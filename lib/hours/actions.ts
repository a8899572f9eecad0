'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

const coaches = { as: ['coach', 'owner'] as const }

export const enterHours = serverAction(input.elsewhereInput, coaches, commands.enterHours)

export const removeHours = serverAction(input.elsewhereId, coaches, commands.removeHours)

export const setHoursTerms = serverAction(input.termsInput, coaches, commands.setHoursTerms)
