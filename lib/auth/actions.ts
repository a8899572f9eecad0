'use server'

import { systemAction } from '@/lib/action'
import * as input from './input'
import * as steps from './steps'

export const sendCode = systemAction(input.sendCodeInput, steps.sendCode)

export const signUp = systemAction(input.signUpInput, steps.signUp)

export const sendAnother = systemAction(input.sendAnotherInput, steps.sendAnother)

export const enterCode = systemAction(input.enterCodeInput, steps.enterCode)

export const askForProof = systemAction(input.askForProofInput, steps.askForProof)

export const giveProof = systemAction(input.enterCodeInput, steps.giveProof)

export const openLink = systemAction(input.openLinkInput, steps.openLink)

export const signInAs = systemAction(input.signInAsInput, steps.signInAs)

export const signOn = systemAction(input.signOnInput, steps.signOn)

export const endSignIn = systemAction(input.endSignInInput, steps.endOne)

export const endOtherSignIns = systemAction(input.endOtherSignInsInput, steps.endOthers)
