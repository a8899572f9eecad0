import { asSystem } from '@/db/system'
import { env } from '@/lib/env'
import { endSignInOf } from './commands'
import { cookieName, cookieOptions, tokenIn } from './cookie'
import { fromOurPages } from './origin'

/** Ends the sign-in of this browser, tells the live process, and has the browser forget what it kept. */
export async function signOut(request: Request): Promise<Response> {
  const { AUTH_URL } = env()
  const { headers } = request
  const sent = { origin: headers.get('origin'), fetchSite: headers.get('sec-fetch-site') }
  if (!fromOurPages(sent, AUTH_URL)) return new Response('Sign out from a page of Waymark.', { status: 403 })
  const token = tokenIn(headers.get('cookie'))
  if (token) await asSystem('sign out', (db) => endSignInOf(db, token))
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL('/sign-in', AUTH_URL).href,
      'set-cookie': `${cookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${cookieOptions().secure ? '; Secure' : ''}`,
      // Not "cookies": that would also take the theme and cookies of neighbors on other ports of localhost.
      'clear-site-data': '"cache", "storage"',
      'cache-control': 'private, no-store',
    },
  })
}
