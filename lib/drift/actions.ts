'use server'

import { serverAction } from '@/lib/action'
import { checkIn as check, dismissSignal as dismiss, noteSeen as note, remindMe as remind } from './commands'
import { checkInInput, dismissInput, noteSeenInput, remindInput } from './input'

export const noteSeen = serverAction(noteSeenInput, { as: ['client'] }, note)

export const dismissSignal = serverAction(dismissInput, { as: ['client'] }, dismiss)

export const checkIn = serverAction(checkInInput, { as: ['client'] }, check)

export const remindMe = serverAction(remindInput, { as: ['client'] }, remind)
