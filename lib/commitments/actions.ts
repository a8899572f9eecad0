'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

const twoSeats = {}

export const makeCommitment = serverAction(input.makeInput, twoSeats, commands.makeCommitment)

export const settleCommitment = serverAction(input.settleInput, twoSeats, commands.settleCommitment)

export const changeCommitment = serverAction(input.changeInput, twoSeats, commands.changeCommitment)
