'use server'

import { serverAction, systemAction } from '@/lib/action'
import * as commands from './commands'
import { lookedInput, messagesInput, stopInput } from './input'
import * as steps from './steps'

export const lookedAtNotices = serverAction(lookedInput, { whenClosed: true }, commands.lookedAtNotices)

export const changeMessages = serverAction(messagesInput, { whenClosed: true }, commands.changeMessages)

export const stopEmails = systemAction(stopInput, steps.stopEmails)
