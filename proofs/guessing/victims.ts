import type postgres from 'postgres'
import { limits } from '@/lib/auth/attempts'
import { bucketFor } from '@/lib/auth/token'

/** Somebody with a login, whom others try to be. */
export type Victim = { email: string }

export async function makeVictims(admin: postgres.Sql, count: number): Promise<Victim[]> {
  const emails = Array.from({ length: count }, () => newAddress())
  await admin`insert into logins (email, name, email_verified_at)
    select email, 'Robin Wells', now() from unnest(${emails}::text[]) as email`
  return emails.map((email) => ({ email }))
}

export const newAddress = () => `${crypto.randomUUID()}@guess.example`

/** An address of the documentation networks and beyond: each household its own. */
export const newNetwork = () => {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint8Array(3))
  return `${20 + (a % 180)}.${b}.${c}.${1 + (a % 250)}`
}

/** Ten minutes pass for these people and for nobody else. */
export async function tenMinutesPass(admin: postgres.Sql, victims: readonly Victim[]) {
  const emails = victims.map(({ email }) => email)
  const buckets = emails.flatMap((email) =>
    [limits.mailToAddress, limits.wrongCodesForAddress].map(({ what }) => bucketFor(what, email)),
  )
  await admin`update attempts set started_at = started_at - interval '10 minutes 1 second'
    where bucket = any (${buckets})`
  await admin`update sign_in_requests set created_at = created_at - interval '10 minutes 1 second',
    expires_at = expires_at - interval '10 minutes 1 second' where email = any (${emails})`
}

/** Rounds of ten minutes in a day. */
export const roundsADay = 144
