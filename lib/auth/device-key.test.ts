import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { cast } from '@/db/cast'
import { logins, signIns } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { env } from '@/lib/env'
import { cookieName } from './cookie'
import { answerDeviceKey, type DeviceKey } from './device-key'
import { hashOf, newToken } from './token'

const salt = 'a'.repeat(32)

it('the same person on the same device gets the same key, whichever sign-in it is', async () => {
  const [first, second] = [await signedIn(cast.daniel.email), await signedIn(cast.daniel.email)]
  const [one, other] = [await keyFor(first), await keyFor(second)]
  expect(one).toEqual({ ...other, expiresAt: one.expiresAt })
  expect(Buffer.from(one.key, 'base64')).toHaveLength(32)
})

it('another person, and another device, get another key', async () => {
  const daniel = await keyFor(await signedIn(cast.daniel.email))
  const noor = await keyFor(await signedIn(cast.noor.email))
  const elsewhere = await keyFor(await signedIn(cast.daniel.email), 'b'.repeat(32))
  expect(new Set([daniel.key, noor.key, elsewhere.key]).size).toBe(3)
})

it('whoever is signed out gets none, and is told whether a sign-in has ended', async () => {
  const token = await signedIn(cast.daniel.email)
  await asSystem('test', (db) => db.delete(signIns).where(eq(signIns.tokenHash, hashOf(token))))
  const ended = await answerDeviceKey(request(token))
  expect([ended.status, await ended.json()]).toEqual([401, { ended: true }])
  const none = await answerDeviceKey(request(null))
  expect([none.status, await none.json()]).toEqual([401, { ended: false }])
})

it('is answered to our own pages only, for a salt of some length, and never stored', async () => {
  const token = await signedIn(cast.daniel.email)
  for (const fetchSite of ['cross-site', 'same-site', 'none', null])
    expect((await answerDeviceKey(request(token, salt, fetchSite))).status).toBe(403)
  for (const given of ['', 'short', `${salt}'`, 'a'.repeat(65)])
    expect((await answerDeviceKey(request(token, given))).status).toBe(400)
  const answer = await answerDeviceKey(request(token))
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})

async function keyFor(token: string, given = salt): Promise<DeviceKey> {
  const answer = await answerDeviceKey(request(token, given))
  expect(answer.status).toBe(200)
  return answer.json()
}

function request(token: string | null, given = salt, fetchSite: string | null = 'same-origin') {
  const address = new URL(`/api/device-key?salt=${encodeURIComponent(given)}`, env().AUTH_URL)
  return new Request(address, {
    headers: {
      ...(fetchSite && { 'sec-fetch-site': fetchSite }),
      ...(token && { cookie: `${cookieName()}=${token}` }),
    },
  })
}

async function signedIn(email: string) {
  const token = newToken()
  await asSystem('test', async (db) => {
    const [login] = await db.select().from(logins).where(eq(logins.email, email))
    await db.insert(signIns).values({
      loginId: login?.id ?? '',
      tokenHash: hashOf(token),
      method: 'test',
      expiresAt: sql`now() + interval '1 hour'`,
    })
  })
  return token
}
