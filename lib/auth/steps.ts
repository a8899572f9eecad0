import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { asSystem } from '@/db/system'
import type { Asking } from '@/lib/action'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { addressFrom } from './address'
import { networkOf } from './attempts'
import {
  askForCode,
  endOtherSignIns,
  endSignIn,
  endSignInOf,
  noteProof,
  type Proof,
  proveByCode,
  proveByLink,
} from './commands'
import { cookieName, cookieOptions } from './cookie'
import { currentSignIn } from './current'
import { codeInOutbox, emailOf, mayBorrowPeople } from './demo'
import type {
  askForProofInput,
  endSignInInput,
  enterCodeInput,
  openLinkInput,
  sendAnotherInput,
  sendCodeInput,
  signInAsInput,
  signUpInput,
} from './input'
import { redeem, signOnAddress } from './next-auth'
import { requestInBrowser, signInWithSpaces } from './queries'
import { refusals } from './request'
import { newToken } from './token'
import { practiceOf, wayBack, wayBackCookie } from './way-back'

// The steps of signing in, as a browser takes them. Each ends at another page or is refused with a sentence.

/** Ties a code to the browser that asked for it. Outlives the code a little, so that the page can say it is over. */
export const askingCookie = () => cookieName('waymark-asking')

export async function sendCode({ email, practice }: z.output<typeof sendCodeInput>, asking: Asking) {
  const address = addressFrom(email)
  if ('sentence' in address) refuse('invalid', address.sentence)
  await ask(address.email, asking)
  redirect(practice ? `/sign-in/code?practice=${practice}` : '/sign-in/code')
}

/** For whoever wants to start a practice, known or not: the same mail, the same next page. */
export async function signUp({ email, name }: z.output<typeof signUpInput>, asking: Asking) {
  const address = addressFrom(email)
  if ('sentence' in address) refuse('invalid', address.sentence)
  await ask(address.email, asking, name)
  redirect('/sign-in/code')
}

export async function sendAnother({ practice }: z.output<typeof sendAnotherInput>, asking: Asking) {
  const browser = asking.cookie(askingCookie())
  const request = browser ? await requestInBrowser(browser) : null
  if (!request) redirect('/sign-in')
  await ask(request.email, asking, request.name ?? undefined)
  redirect(`/sign-in/code?again${practice ? `&practice=${practice}` : ''}`)
}

export async function enterCode({ code }: z.output<typeof enterCodeInput>, asking: Asking) {
  const browser = asking.cookie(askingCookie())
  const network = networkOf(asking.network)
  await complete(
    await asSystem('check a sign-in code', (db) => proveByCode(db, { code, browser, network })),
    asking,
  )
}

export async function openLink({ token }: z.output<typeof openLinkInput>, asking: Asking) {
  const network = networkOf(asking.network)
  await complete(await asSystem('check a sign-in link', (db) => proveByLink(db, { token, network })), asking)
}

/** The demo lends out its people, with their code on the next page. */
export async function signInAs({ memberId }: z.output<typeof signInAsInput>, asking: Asking) {
  const email = (await mayBorrowPeople(await headers())) ? await emailOf(memberId) : null
  await ask(found(email ?? undefined), asking)
  redirect('/sign-in/code')
}

export async function signOn() {
  const jar = await cookies()
  const path = wayBack(jar.get(wayBackCookie(cookieOptions().secure))?.value)
  redirect(found((await signOnAddress(path ?? '/')) ?? undefined))
}

export async function endOne({ signInId }: z.output<typeof endSignInInput>) {
  const signIn = (await currentSignIn()) ?? refuse('not-allowed', 'You are signed out already.')
  await asSystem('end a sign-in', (db) => endSignIn(db, signIn.login.id, signInId))
  redirect('/sign-ins')
}

export async function endOthers() {
  const signIn = (await currentSignIn()) ?? refuse('not-allowed', 'You are signed out already.')
  await asSystem('end all other sign-ins', (db) => endOtherSignIns(db, signIn.login.id, signIn.id))
  redirect('/sign-ins')
}

/** Who is about to sign something and signed in a while ago: a code goes to their own address, and to no other. */
export async function askForProof(
  _: z.output<typeof askForProofInput>,
  asking: Asking,
): Promise<{ email: string; code: string | null }> {
  const signIn = (await currentSignIn()) ?? refuse('not-allowed', 'You are signed out. Sign in again.')
  const requestId = await ask(signIn.login.email, asking)
  const shown = await mayBorrowPeople(await headers())
  return { email: signIn.login.email, code: shown ? codeInOutbox(requestId) : null }
}

/** The code from that mail proves again who holds this sign-in; whichever way they had signed in. */
export async function giveProof({ code }: z.output<typeof enterCodeInput>, asking: Asking): Promise<void> {
  const signIn = (await currentSignIn()) ?? refuse('not-allowed', 'You are signed out. Sign in again.')
  const browser = asking.cookie(askingCookie())
  const network = networkOf(asking.network)
  const proof = await asSystem('check a code again', (db) => proveByCode(db, { code, browser, network }))
  if (!proof.proven) refuse('invalid', proof.sentence)
  // A code that was asked for somebody else in this browser proves nothing about this sign-in.
  const theirs = proof.email.toLowerCase() === signIn.login.email.toLowerCase()
  refuseUnless(theirs, refusals.wrong, 'invalid')
  await asSystem('note a proof', (db) => noteProof(db, signIn.id, proof))
}

async function ask(email: string, asking: Asking, name?: string): Promise<string> {
  const browser = newToken()
  const { requestId } = await asSystem('ask for a sign-in code', (db) =>
    askForCode(db, { email, name, browser, network: networkOf(asking.network) }),
  )
  const jar = await cookies()
  jar.set(askingCookie(), browser, { ...cookieOptions(), maxAge: 15 * 60 })
  return requestId
}

/** Opens the new sign-in and ends the one this browser had: a token from before is worth nothing after. */
export async function complete(proof: Proof, asking: Asking, to?: string): Promise<never> {
  if (!proof.proven) refuse('invalid', proof.sentence)
  const opened = await redeem(proof, { method: proof.method, userAgent: asking.userAgent })
  if (!opened) refuse('invalid', proof.method === 'email-code' ? refusals.wrong : refusals.link)
  const before = asking.cookie(cookieName())
  if (before) await asSystem('rotate a sign-in', (db) => endSignInOf(db, before))
  const jar = await cookies()
  jar.set(cookieName(), opened.token, { ...cookieOptions(), expires: opened.expires })
  const path = wayBack(asking.cookie(wayBackCookie(cookieOptions().secure)))
  jar.set(wayBackCookie(cookieOptions().secure), '', { ...cookieOptions(), maxAge: 0 })
  redirect(to ?? (proof.signsUp ? '/start' : await ownOrHome(path, opened.token)))
}

/** A page of a practice that somebody else was on their way to is not where this person wants to go. */
async function ownOrHome(path: string | null, token: string): Promise<string> {
  const known = path ? await signInWithSpaces(token) : null
  return path && known?.spaces.some(({ practice }) => practice.slug === practiceOf(path)) ? path : '/'
}
