import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { cast } from '@/db/cast'
import { logins, signIns } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { env } from '@/lib/env'
import { cookieName } from './cookie'
import { signInWithSpaces } from './queries'
import { signOut } from './sign-out'
import { hashOf, newToken } from './token'

it('signing out ends the sign-in and has the browser forget what it kept', async () => {
  const token = await signedIn()
  const answer = await signOut(request(token, { origin: new URL(env().AUTH_URL).origin }))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(answer.headers.get('set-cookie')).toMatch(new RegExp(`^${cookieName()}=; .*Max-Age=0`))
  expect(await signInWithSpaces(token)).toBeNull()
})

it('another site cannot sign anybody out', async () => {
  const token = await signedIn()
  const strange: Record<string, string>[] = [{}, { origin: 'https://evil.test' }, { origin: 'null' }]
  for (const headers of strange) {
    const answer = await signOut(request(token, headers))
    expect(answer.status).toBe(403)
    expect(answer.headers.get('clear-site-data')).toBeNull()
  }
  expect(await signInWithSpaces(token)).not.toBeNull()
})

const request = (token: string, headers: Record<string, string>) =>
  new Request(new URL('/sign-in/out', env().AUTH_URL), {
    method: 'POST',
    headers: { ...headers, cookie: `${cookieName()}=${token}` },
  })

async function signedIn() {
  const token = newToken()
  await asSystem('test', async (db) => {
    const [login] = await db.select().from(logins).where(eq(logins.email, cast.maya.email))
    await db.insert(signIns).values({
      loginId: login?.id ?? '',
      tokenHash: hashOf(token),
      method: 'test',
      expiresAt: sql`now() + interval '1 hour'`,
    })
  })
  return token
}
