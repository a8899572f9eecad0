'use server'

import { serverAction } from '@/lib/action'
import * as input from './input'
import * as propose from './propose'
import * as review from './review'
import { signVersion as sign } from './sign'

const everybody = {}

export const askForReview = serverAction(input.askForReviewInput, { as: ['client'] }, review.askForReview)

export const takeReviewBack = serverAction(
  input.takeReviewBackInput,
  { as: ['client'] },
  review.takeReviewBack,
)

export const answerReview = serverAction(
  input.answerReviewInput,
  { as: ['coach', 'owner'] },
  review.answerReview,
)

export const proposeVersion = serverAction(input.visionAddress, everybody, propose.proposeVersion)

export const withdrawVersion = serverAction(input.versionAddress, everybody, propose.withdrawVersion)

export const sendBackVersion = serverAction(input.sendBackInput, everybody, propose.sendBackVersion)

export const signVersion = serverAction(input.signInput, everybody, sign)
