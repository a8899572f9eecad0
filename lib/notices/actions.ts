'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import { lookedInput } from './input'

export const lookedAtNotices = serverAction(lookedInput, { whenClosed: true }, commands.lookedAtNotices)
