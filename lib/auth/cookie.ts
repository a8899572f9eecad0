import { env } from '@/lib/env'
import { type Actor, actorIn } from './actor'
import { signInWithSpaces } from './queries'

// Loaded by plain Node (the live process): nothing of Next in here.

const overHttps = () => new URL(env().AUTH_URL).protocol === 'https:'

/** `__Host-` needs https; a browser refuses it on http://localhost. */
export const cookieName = (name = 'waymark') => (overHttps() ? `__Host-${name}` : name)

export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: overHttps(),
})

/** What the live process knows of who opened a socket. */
export type SocketActor = { actor: Actor; loginId: string; signInId: string; expiresAt: Date }

/** The actor behind a `Cookie` header in one practice; null for a stranger, whatever the reason. */
export async function actorFromCookie(
  cookieHeader: string | null | undefined,
  practiceId: string,
): Promise<SocketActor | null> {
  const token = tokenIn(cookieHeader)
  const known = token ? await signInWithSpaces(token) : null
  const space = known?.spaces.find((each) => each.practice.id === practiceId)
  if (!known || !space) return null
  const { id, expiresAt, login } = known.signIn
  return { actor: actorIn(space), loginId: login.id, signInId: id, expiresAt }
}

export function tokenIn(cookieHeader: string | null | undefined): string | null {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === cookieName() && value) return value
  }
  return null
}
