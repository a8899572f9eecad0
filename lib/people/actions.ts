'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

export const changeRole = serverAction(input.changeRoleInput, { as: ['owner'] }, commands.changeRole)

export const removeMember = serverAction(input.removeMemberInput, { as: ['owner'] }, commands.removeMember)

export const describeMe = serverAction(input.describeInput, {}, commands.describeMe)

export const leavePractice = serverAction(input.leaveInput, { whenClosed: true }, commands.leavePractice)
