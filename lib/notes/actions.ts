'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

export const beginNotes = serverAction(input.sessionId, {}, commands.beginNotes)
