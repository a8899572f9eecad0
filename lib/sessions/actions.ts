'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as feed from './feed'
import * as input from './input'
import * as schedule from './schedule'

const coaches = { as: ['coach', 'owner'] as const }

export const openOrAsk = serverAction(input.engagementId, coaches, commands.openOrAsk)

export const openBooked = serverAction(input.sessionId, coaches, commands.openBooked)

export const openUnbooked = serverAction(input.engagementId, coaches, commands.openUnbooked)

export const endSession = serverAction(input.sessionId, coaches, commands.endSession)

export const bookSessions = serverAction(input.bookInput, coaches, schedule.bookSessions)

export const bookOffered = serverAction(input.bookOfferedInput, { as: ['client'] }, schedule.bookOffered)

export const moveSession = serverAction(input.moveInput, coaches, schedule.moveSession)

export const moveToOffered = serverAction(
  input.moveToOfferedInput,
  { as: ['client'] },
  schedule.moveToOffered,
)

export const cancelSession = serverAction(input.cancelInput, {}, schedule.cancelSession)

export const setMeetingLink = serverAction(input.linkInput, coaches, schedule.setMeetingLink)

export const offerHours = serverAction(input.offerInput, coaches, schedule.offerHours)

export const makeFeed = serverAction(input.nothing, {}, feed.makeFeed)

export const endFeed = serverAction(input.nothing, {}, feed.endFeed)
