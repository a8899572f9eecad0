import type postgres from 'postgres'
import { type CastName, cast } from '@/db/cast'
import { hashOf, newToken } from '@/lib/auth/token'
import { cookieOf } from './pairs'

/** The cookie of a living sign-in: of one of the cast, or of somebody new who is a member nowhere. */
export async function cookieFor(admin: postgres.Sql, name: CastName | null): Promise<string> {
  const token = newToken()
  const [login] = name
    ? await admin<{ id: string }[]>`select login_id as id from members where id = ${cast[name].id}`
    : await admin<{ id: string }[]>`
        insert into logins (email, name) values (${`${hashOf(token)}@proof.example`}, 'Somebody') returning id`
  await admin`insert into sign_ins (login_id, token_hash, method, expires_at)
    values (${login?.id ?? null}, ${hashOf(token)}, 'email-code', now() + interval '1 hour')`
  return cookieOf(token)
}
