import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { logins, signOnAccounts } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { cookieName } from './cookie'
import { signInSetBy, signOnAddress, signOnCallback } from './next-auth'
import { signInWithSpaces } from './queries'
import { signOn } from './sign-on'

const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set: (name: string, value: string) => jar.set(name, value) }),
}))

type Claims = Record<string, unknown>
let claims: Claims
let issuer: string
let provider: Server
const nonces = new Map<string, string>()
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })

beforeAll(async () => {
  provider = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = answerOf(request.url ?? '', new URLSearchParams(Buffer.concat(chunks).toString()))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answer))
    })
  })
  provider.listen(0, '127.0.0.1')
  await once(provider, 'listening')
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => provider.close(done)))

beforeEach(() => {
  jar.clear()
  vi.stubEnv('OIDC_ISSUER', issuer)
  vi.stubEnv('OIDC_CLIENT_ID', 'waymark')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'secret')
  vi.stubEnv('OIDC_NAME', 'Northfield sign-on')
})

describe('single sign-on', () => {
  it('lets in a login whose address the provider has verified, and from then on by who it is', async () => {
    const { email, loginId } = await someone()
    const subject = randomUUID()
    claims = { sub: subject, email: email.toUpperCase(), email_verified: true }
    expect(await loginAfter(await comeBack())).toBe(loginId)

    // The address at the provider went to somebody else; the person did not.
    claims = { sub: subject, email: 'moved@post.example', email_verified: false }
    expect(await loginAfter(await comeBack())).toBe(loginId)
    const [account] = await asSystem('test', (db) =>
      db.select().from(signOnAccounts).where(eq(signOnAccounts.subject, subject)),
    )
    expect(account).toMatchObject({ issuer, loginId })
  })

  it('opens a new sign-in each time and ends the one the browser had', async () => {
    const { email } = await someone()
    claims = { sub: randomUUID(), email, email_verified: true }
    const first = signInSetBy(await comeBack())?.token ?? ''
    const second = signInSetBy(await comeBack(first))?.token ?? ''
    expect(second).not.toBe(first)
    expect(await signInWithSpaces(first)).toBeNull()
    expect((await signInWithSpaces(second))?.signIn.method).toBe('Northfield sign-on')
  })

  it.each([
    ['an address the provider has not verified', { email_verified: false }],
    ['an address it says nothing about', {}],
    ['an address verified in words only', { email_verified: 'true' }],
  ])('does not take over a login by %s', async (_what, more) => {
    const { email } = await someone()
    claims = { sub: randomUUID(), email, ...more }
    const response = await comeBack()
    expect(signInSetBy(response)).toBeNull()
    expect(response.headers.get('location')).toContain('/sign-in?sign-on=unknown')
  })

  it('does not let a second account at the provider into the same login', async () => {
    const { email, loginId } = await someone()
    claims = { sub: randomUUID(), email, email_verified: true }
    expect(await loginAfter(await comeBack())).toBe(loginId)
    claims = { sub: randomUUID(), email, email_verified: true }
    expect(signInSetBy(await comeBack())).toBeNull()
  })

  it('makes nobody a login', async () => {
    const email = `nobody.${randomUUID()}@post.example`
    claims = { sub: randomUUID(), email, email_verified: true }
    expect(signInSetBy(await comeBack())).toBeNull()
    const rows = await asSystem('test', (db) => db.select().from(logins).where(eq(logins.email, email)))
    expect(rows).toEqual([])
  })

  it('takes an answer only in the browser that was sent, once it was sent', async () => {
    const { email } = await someone()
    claims = { sub: randomUUID(), email, email_verified: true }
    const sent = new URL((await signOnAddress('/')) ?? '')
    const elsewhere = await callback(sent, '')
    expect(signInSetBy(elsewhere)).toBeNull()
    const otherState = new URL(sent)
    otherState.searchParams.set('state', 'made-up')
    expect(signInSetBy(await callback(otherState, cookies()))).toBeNull()
  })

  it('does not exist without a provider, and says so when it is half configured', async () => {
    vi.stubEnv('OIDC_CLIENT_SECRET', '')
    expect(() => signOn()).toThrow(/OIDC_CLIENT_SECRET/)
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_NAME']) vi.stubEnv(name, '')
    expect(signOn()).toBeNull()
    expect(await signOnAddress('/')).toBeNull()
    expect(await callback(new URL('http://localhost/?state=x'), '')).toBeNull()
  })
})

async function comeBack(token?: string): Promise<Response> {
  jar.clear()
  const sent = new URL((await signOnAddress('/')) ?? '')
  expect(sent.origin).toBe(issuer)
  expect(sent.searchParams.get('code_challenge_method')).toBe('S256')
  const response = await callback(sent, cookies(token))
  if (!response) throw new Error('The callback does not exist.')
  return response
}

/** The provider asked the person, and sends them back with a code. */
async function callback(sent: URL, cookie: string) {
  const code = randomUUID()
  nonces.set(code, sent.searchParams.get('nonce') ?? '')
  const back = new URL('/api/auth/callback/sign-on', process.env.AUTH_URL)
  back.search = new URLSearchParams({ code, state: sent.searchParams.get('state') ?? '' }).toString()
  return signOnCallback(new NextRequest(back, { headers: { cookie } })) as Promise<Response>
}

const cookies = (token?: string) =>
  [...jar, ...(token ? [[cookieName(), token]] : [])].map(([name, value]) => `${name}=${value}`).join('; ')

async function loginAfter(response: Response) {
  const token = signInSetBy(response)?.token
  return token ? (await signInWithSpaces(token))?.signIn.login.id : null
}

function answerOf(path: string, form: URLSearchParams): unknown {
  if (path === '/.well-known/openid-configuration') {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/userinfo`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    }
  }
  if (path === '/keys') {
    return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] }
  }
  return {
    access_token: randomUUID(),
    token_type: 'Bearer',
    id_token: idToken(nonces.get(form.get('code') ?? '') ?? ''),
  }
}

function idToken(nonce: string) {
  const seconds = Math.floor(Date.now() / 1000)
  const body = { iss: issuer, aud: 'waymark', iat: seconds, exp: seconds + 300, nonce, ...claims }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'RS256', kid: '1' })}.${part(body)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keys.privateKey, 'base64url')}`
}

async function someone() {
  const email = `some.one+${randomUUID()}@post.example`
  const [row] = await asSystem('test', (db) =>
    db.insert(logins).values({ email, name: 'Some One' }).returning({ id: logins.id }),
  )
  return { email, loginId: row?.id ?? '' }
}
