import type postgres from 'postgres'
import { hashOf, newToken } from '@/lib/auth/token'
import { cookieOf } from '../stage/pairs'
import { hatsOf, type Identity, identities } from './people'

/** A living sign-in for each identity; the member of both has one for both practices, as in life. */
export async function cookiesOf(admin: postgres.Sql): Promise<Record<Identity, string | null>> {
  const cookies = {} as Record<Identity, string | null>
  for (const identity of identities) {
    const member = hatsOf(identity)[0]?.member
    const token = newToken()
    if (member) {
      await admin`insert into sign_ins (login_id, token_hash, method, expires_at)
        select login_id, ${hashOf(token)}, 'email-code', now() + interval '1 hour' from members where id = ${member.id}`
    }
    cookies[identity] = member ? cookieOf(token) : null
  }
  return cookies
}
