import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

// Secrets that travel are random or computed here; the database keeps hashes of them, or nothing at all.

/** 256 random bits, fit for an address and a cookie. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What the database keeps of it, in hex digits. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** The six digits of a sign-in request, computed from its id when they are needed and never stored. */
export function codeFor(requestId: string): string {
  const number = keyed('code', requestId).readBigUInt64BE() % 1_000_000n
  return number.toString().padStart(6, '0')
}

/** The token in a sign-in link: the request's id and a proof that this server made it. */
export const linkTokenFor = (requestId: string) => signed('link', requestId)

/** The request a link token is for, or null when this server did not make it. */
export const requestOfLinkToken = (token: string) => idSigned('link', token)

/** The same for the link of an invitation; neither opens the other's door. */
export const invitationTokenFor = (invitationId: string) => signed('invitation', invitationId)

export const invitationOfToken = (token: string) => idSigned('invitation', token)

/** And for the link of a reminder, with which one commitment is settled and nothing else is done. */
export const commitmentTokenFor = (linkId: string) => signed('commitment', linkId)

export const commitmentLinkOfToken = (token: string) => idSigned('commitment', token)
/** A link in a mail that says who is written to and of what: whoever holds it may only stop that. It does not end. */
export function stopTokenFor(practiceId: string, memberId: string, kind: string): string {
  const said = [practiceId, memberId, kind].join(' ')
  return `${Buffer.from(said).toString('base64url')}.${keyed('stop', said).toString('base64url')}`
}

/** Whom a stop token names, or null when this server did not make it. */
export function stopSaidBy(token: string): { practiceId: string; memberId: string; kind: string } | null {
  if (token.length > 300) return null
  const [practiceId = '', memberId = '', kind = ''] = Buffer.from(token.split('.')[0] ?? '', 'base64url')
    .toString('utf8')
    .split(' ')
  return sameText(token, stopTokenFor(practiceId, memberId, kind)) ? { practiceId, memberId, kind } : null
}

/** As next-auth hashes a token before it asks the adapter for it. */
export const handoffHashOf = (handoff: string) => hashOf(`${handoff}${env().AUTH_SECRET}`)

/** Names a bucket of tries without keeping whose it is. */
export const bucketFor = (what: string, whom: string) =>
  `${what}:${keyed('bucket', whom).toString('base64url')}`

/** Compares without telling by its time where the two differ. */
export function sameText(left: string, right: string): boolean {
  const [one, other] = [hashed(left), hashed(right)]
  return timingSafeEqual(one, other)
}

type Purpose = 'link' | 'invitation' | 'commitment'

function signed(purpose: Purpose, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([bytes, keyed(purpose, id)]).toString('base64url')
}

function idSigned(purpose: Purpose, token: string): string | null {
  if (!/^[\w-]{64}$/.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, 16).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return sameText(token, signed(purpose, id)) ? id : null
}

const hashed = (text: string) => createHash('sha256').update(text).digest()

const keyed = (purpose: string, text: string) =>
  createHmac('sha256', env().AUTH_SECRET).update(`waymark ${purpose}\0${text}`).digest()
