import { NextRequest } from 'next/server'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import type { Provider } from 'next-auth/providers'
import { asSystem } from '@/db/system'
import { env } from '@/lib/env'
import { adapterFor, type Way } from './adapter'
import { endSignInOf } from './commands'
import { cookieName, cookieOptions } from './cookie'
import { loginOfSubject, loginWithAddress } from './queries'
import { type SignOn, signOn, signOnId } from './sign-on'
import { newToken } from './token'

// The only module that knows next-auth. Two instances: one that redeems a proven code or link and is bound to no
// address, so that a callback with a token in it is never public; one for the sign-on provider, if there is any.

export type NewSignIn = { token: string; expires: Date }

/** Completes a proven sign-in: next-auth redeems the handoff once and opens a new sign-in. Null when it would not. */
export async function redeem(proof: { email: string; handoff: string }, way: Way): Promise<NewSignIn | null> {
  const { handlers } = NextAuth({
    ...common(way),
    providers: [{ id: 'email', type: 'email', name: 'email', maxAge: 60, from: '', sendVerificationRequest }],
  })
  const address = new URL('/api/auth/callback/email', env().AUTH_URL)
  address.search = new URLSearchParams({ token: proof.handoff, email: proof.email }).toString()
  return signInSetBy(await handlers.GET(new NextRequest(address)))
}

/** The address at the provider that a person is sent to; sets the cookies that tie the answer to this browser. */
export async function signOnAddress(to: string): Promise<string | null> {
  const provider = signOn()
  if (!provider) return null
  const { signIn } = NextAuth(forSignOn(provider, ''))
  return signIn(signOnId, { redirect: false, redirectTo: to })
}

/** The provider's answer. Our own cookie is left out of the request, so that every sign-on opens a new sign-in. */
export async function signOnCallback(request: NextRequest): Promise<Response | null> {
  const provider = signOn()
  if (!provider) return null
  const headers = new Headers(request.headers)
  const others = request.cookies.getAll().filter(({ name }) => name !== cookieName())
  headers.set('cookie', others.map(({ name, value }) => `${name}=${value}`).join('; '))
  const { handlers } = NextAuth(forSignOn(provider, request.headers.get('user-agent')?.slice(0, 400) ?? ''))
  const response = await handlers.GET(new NextRequest(request.url, { headers }))
  const before = request.cookies.get(cookieName())?.value
  if (before && signInSetBy(response)) {
    await asSystem('rotate a sign-in', (db) => endSignInOf(db, before))
  }
  return response
}

/** The sign-in that a response of next-auth opened, out of its cookies. */
export function signInSetBy(response: Response): NewSignIn | null {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = cookie.split(';')
    const [name, token] = pair.split('=', 2)
    const expires = attributes.find((each) => /^\s*expires=/i.test(each))?.split('=')[1]
    if (name === cookieName() && token && expires) return { token, expires: new Date(expires) }
  }
  return null
}

function forSignOn(provider: SignOn, userAgent: string): NextAuthConfig {
  const { issuer, clientId, clientSecret, name } = provider
  return {
    ...common({ method: name, userAgent }, issuer),
    providers: [
      {
        id: signOnId,
        name,
        type: 'oidc',
        issuer,
        clientId,
        clientSecret,
        checks: ['pkce', 'state', 'nonce'],
        // Safe because of the signIn callback below: an address counts only when this one provider has verified it.
        allowDangerousEmailAccountLinking: true,
      } satisfies Provider,
    ],
    callbacks: {
      signIn: async ({ account, profile }) => {
        const known = await asSystem('sign in by sign-on', async (db) => {
          if (account && (await loginOfSubject(db, issuer, account.providerAccountId))) return true
          return (
            profile?.email_verified === true &&
            typeof profile.email === 'string' &&
            (await loginWithAddress(db, profile.email)) !== null
          )
        })
        return known || '/sign-in?sign-on=unknown'
      },
    },
  }
}

function common(way: Way, issuer?: string): Omit<NextAuthConfig, 'providers'> {
  const https = cookieOptions().secure
  return {
    adapter: adapterFor(way, issuer),
    secret: env().AUTH_SECRET,
    basePath: '/api/auth',
    // The address always comes from AUTH_URL, never from the Host header.
    trustHost: true,
    useSecureCookies: https,
    session: { strategy: 'database', generateSessionToken: newToken },
    cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: {
      // Names only: messages and causes quote addresses and tokens.
      error: (error) => console.error(`Sign-in failed: ${[typeOf(error), reasonIn(error)].join(' ').trim()}`),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** next-auth's own word for it: a build shortens the names of classes. */
const typeOf = (error: Error) => ('type' in error ? String(error.type) : error.name)

function reasonIn({ cause }: Error): string {
  const reason = typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : null
  return reason instanceof Error ? reason.name : ''
}

/** next-auth asks for one; mail is written by the job of a sign-in request. */
async function sendVerificationRequest() {
  throw new Error('Sign-in mail is sent by its job.')
}
