import { sql } from 'drizzle-orm'
import type { Db } from './queries'
import { bucketFor } from './token'

export type Limit = { what: string; most: number; minutes: number }

/**
 * An attacker must not be able to use a limit to keep a person out. Mail to one address is limited over the same ten
 * minutes that a link lives, so when the limit is reached a working link lies in that mailbox; and when guesses at codes
 * run out, links still work, because they cannot be guessed.
 */
export const limits = {
  mailToAddress: { what: 'mail', most: 5, minutes: 10 },
  asksFromNetwork: { what: 'asks', most: 60, minutes: 10 },
  wrongCodesForAddress: { what: 'wrong', most: 50, minutes: 24 * 60 },
  wrongCodesFromNetwork: { what: 'wrong-from', most: 60, minutes: 60 },
} satisfies Record<string, Limit>

/** Counts one more, and says whether it was still within the limit. */
export async function countTry(db: Db, limit: Limit, whom: string): Promise<boolean> {
  const [row] = await db.execute<{ count: number }>(sql`
    insert into attempts as a (bucket, count, started_at) values (${bucketFor(limit.what, whom)}, 1, now())
    on conflict (bucket) do update set
      count = case when ${over(limit)} then 1 else a.count + 1 end,
      started_at = case when ${over(limit)} then now() else a.started_at end
    returning count`)
  return (row?.count ?? 0) <= limit.most
}

/** Whether tries are left, without counting one. */
export async function hasTriesLeft(db: Db, limit: Limit, whom: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from attempts a
    where bucket = ${bucketFor(limit.what, whom)} and count >= ${limit.most} and not ${over(limit)}`)
  return rows.length === 0
}

/** Gives tries back to somebody who proved who they are. */
export async function forgiveTries(db: Db, limit: Limit, whom: string, howMany: number): Promise<void> {
  await db.execute(sql`
    update attempts set count = greatest(count - ${howMany}, 0) where bucket = ${bucketFor(limit.what, whom)}`)
}

/** A household or an office, not one device: an IPv6 customer has 2^64 addresses to try from. */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!bare.includes(':')) return bare
  const [head = '', tail] = bare.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':').length : 0
  while (tail !== undefined && groups.length + after < 8) groups.push('0')
  return groups
    .concat(tail ? tail.split(':') : [])
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

const over = (limit: Limit) => sql`a.started_at < now() - make_interval(mins => ${limit.minutes})`
