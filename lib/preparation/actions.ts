'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

export const saveAnswers = serverAction(input.saveAnswersInput, { as: ['client'] }, commands.saveAnswers)

export const sayReady = serverAction(input.sayReadyInput, { as: ['client'] }, commands.sayReady)

export const noteToSelf = serverAction(input.noteToSelfInput, { as: ['coach', 'owner'] }, commands.noteToSelf)
