'use server'

import { serverAction } from '@/lib/action'
import { dismissSignal as dismiss, noteSeen as note, remindMe as remind } from './commands'
import { dismissInput, noteSeenInput, remindInput } from './input'

export const noteSeen = serverAction(noteSeenInput, { as: ['client'] }, note)

export const dismissSignal = serverAction(dismissInput, { as: ['client'] }, dismiss)

export const remindMe = serverAction(remindInput, { as: ['client'] }, remind)
