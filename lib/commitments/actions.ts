'use server'

import { serverAction, systemAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'
import * as steps from './steps'

const twoSeats = {}

export const makeCommitment = serverAction(input.makeInput, twoSeats, commands.makeCommitment)

export const settleCommitment = serverAction(input.settleInput, twoSeats, commands.settleCommitment)

export const changeCommitment = serverAction(input.changeInput, twoSeats, commands.changeCommitment)

export const keepByLink = systemAction(input.keepByLinkInput, steps.keepByLink)
