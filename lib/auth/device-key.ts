import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/env'
import { tokenIn } from './cookie'
import { fromOurPages } from './origin'
import { signInWithSpaces } from './queries'

/** What a browser is told of the key under which it keeps documents for work without a connection. */
export type DeviceKey = {
  loginId: string
  /** 32 bytes in base64. */
  key: string
  /** When the sign-in runs out unless it is used, in milliseconds. */
  expiresAt: number
}

/** Chosen by the device, and new for every person and after every signing out. */
const saltInput = z.string().regex(/^[\w-]{22,64}$/)

/**
 * Gives whoever is signed in the key of this device. It is computed and never stored: the same person on the same device
 * gets the same one, nobody else does, and whoever is signed out gets none.
 */
export async function answerDeviceKey(request: Request): Promise<Response> {
  const { headers, url } = request
  const sent = { origin: headers.get('origin'), fetchSite: headers.get('sec-fetch-site') }
  if (!fromOurPages(sent, env().AUTH_URL)) return answer(403, {})
  const salt = saltInput.safeParse(new URL(url).searchParams.get('salt'))
  if (!salt.success) return answer(400, {})
  const token = tokenIn(headers.get('cookie'))
  const known = token ? await signInWithSpaces(token) : null
  // A cookie that opens nothing any more is a sign-in that has ended; none at all says nothing.
  if (!known) return answer(401, { ended: token !== null })
  const { login, expiresAt } = known.signIn
  const given: DeviceKey = {
    loginId: login.id,
    key: deviceKeyOf(login.id, salt.data).toString('base64'),
    expiresAt: expiresAt.getTime(),
  }
  return answer(200, given)
}

function deviceKeyOf(loginId: string, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, salt, `waymark device key\0${loginId}`, 32))
}

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })
