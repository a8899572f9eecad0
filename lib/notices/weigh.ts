import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { isVerb } from '@/lib/audit/verbs'
import { isKind } from './kinds'
import { type Recipient, recipientsAmong } from './recipients'
import { lastDigest, quietUntil } from './settings'
import { tellings } from './telling'

type Db = Practice['db']
type Unmailed = { id: string; practiceId: string; memberId: string; kind: string; verb: string; at: string }

/** At most so many at a time; the next minute goes on. */
const most = 2_000

/**
 * Decides for each new notice whether it is mailed at once, and writes those mails: one for each person, however many
 * notices there are. Answers with the mails that are to be sent. Everything else waits for the digest.
 */
export async function weighNotices(db: Db, now: Date): Promise<string[]> {
  const fresh = await db.execute<Unmailed>(sql`
    select n.id, n.practice_id as "practiceId", n.recipient_id as "memberId", n.kind, n.verb, n.at from notices n
    where n.weighed_at is null order by n.at limit ${most} for update of n skip locked`)
  if (fresh.length === 0) return []
  const mails: string[] = []
  for (const recipient of await recipientsAmong(db, fresh)) {
    const atOnce = theirs(fresh, recipient).filter((notice) => goesBy(notice, recipient, 'at once'))
    if (atOnce.length === 0) continue
    mails.push(await bundle(db, recipient, atOnce, quietUntil(now, recipient.settings, recipient.zone)))
  }
  await db.execute(
    sql`update notices set weighed_at = now() where id = any(${sql.param(idsOf(fresh))}::uuid[])`,
  )
  return mails
}

/**
 * Writes the digests that are due: of everybody who was told something before the last hour at which theirs comes, and
 * has not looked since. Answers with the mails that are to be sent.
 */
export async function writeDigests(db: Db, now: Date): Promise<string[]> {
  // One at a time, instead of a lock on every notice that waits: most of them wait for tomorrow.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('digests', 0))`)
  const waiting = await db.execute<Unmailed>(sql`
    select n.id, n.practice_id as "practiceId", n.recipient_id as "memberId", n.kind, n.verb, n.at from notices n
    where n.email_id is null and n.seen_at is null and n.weighed_at is not null
      and n.at > now() - make_interval(days => ${oldestDays})
    order by n.at`)
  const mails: string[] = []
  for (const recipient of await recipientsAmong(db, waiting)) {
    const due = lastDigest(now, recipient.settings, recipient.zone)
    const mine = theirs(waiting, recipient).filter((notice) => goesBy(notice, recipient, 'digest'))
    if (!due || !mine.some(({ at }) => new Date(at) < due)) continue
    mails.push(await bundle(db, recipient, mine, null))
  }
  return mails
}

/** What was told longer ago is found in the bell; a digest that was switched on again does not tell of it. */
const oldestDays = 15

function goesBy({ kind, verb }: Unmailed, { settings }: Recipient, way: 'digest' | 'at once'): boolean {
  const mail = isVerb(verb) ? tellings[verb]?.mail : undefined
  if (!isKind(kind) || settings.choices[kind] !== way || mail === 'none') return false
  return way === 'digest' || mail !== 'of its own'
}

/** One mail about all of these, or the one that is still waiting for quiet hours to end. */
async function bundle(
  db: Db,
  { practiceId, memberId, address }: Recipient,
  notices: readonly Unmailed[],
  notBefore: Date | null,
): Promise<string> {
  const [waiting] = await db.execute<{ id: string }>(sql`
    select e.id from emails e where e.kind = 'notices' and e.not_before > now() and e.sent_at is null
      and exists (select 1 from notices n where n.email_id = e.id and n.practice_id = ${practiceId}
        and n.recipient_id = ${memberId})
    for update of e`)
  const [email] = waiting
    ? [waiting]
    : await db.execute<{ id: string }>(sql`
        insert into emails (kind, to_address, not_before)
        values ('notices', ${address}, ${notBefore?.toISOString() ?? null}) returning id`)
  if (!email) throw new Error('A mail that was written has an id.')
  await db.execute(
    sql`update notices set email_id = ${email.id} where id = any(${sql.param(idsOf(notices))}::uuid[])`,
  )
  return email.id
}

const theirs = (notices: readonly Unmailed[], { practiceId, memberId }: Recipient) =>
  notices.filter((notice) => notice.practiceId === practiceId && notice.memberId === memberId)

const idsOf = (notices: readonly Unmailed[]) => notices.map(({ id }) => id)
