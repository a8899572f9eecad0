'use server'

import { serverAction, systemAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'
import * as steps from './steps'

export const startPractice = systemAction(input.practiceInput, steps.startPractice)

export const changePractice = serverAction(input.practiceInput, { as: ['owner'] }, commands.changePractice)

export const closePractice = serverAction(input.closePracticeInput, { as: ['owner'] }, commands.closePractice)

export const reopenPractice = serverAction(
  input.nothing,
  { as: ['owner'], whenClosed: true },
  commands.reopenPractice,
)
