import type postgres from 'postgres'
import { cookieFor } from '../stage/sign-ins'
import { hatsOf, type Identity, identities } from './people'

/** A living sign-in for each identity; the member of both has one for both practices, as in life. */
export async function cookiesOf(admin: postgres.Sql): Promise<Record<Identity, string | null>> {
  const cookies = {} as Record<Identity, string | null>
  for (const identity of identities) {
    const [{ name } = { name: 'nobody' as const }] = hatsOf(identity)
    cookies[identity] = name === 'nobody' ? null : await cookieFor(admin, name)
  }
  return cookies
}
