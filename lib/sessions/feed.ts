import { sql } from 'drizzle-orm'
import type { Actor, Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { countTry, type Limit, networkOf } from '@/lib/auth/attempts'
import { hashOf, newToken } from '@/lib/auth/token'
import type { CalendarSession } from './calendar'

/** Calendars ask every few minutes at most; a whole company of them may stand behind one network. */
const asksOfOne: Limit = { what: 'feed', most: 120, minutes: 60 }
const missesFromNetwork: Limit = { what: 'feed-miss', most: 60, minutes: 10 }

/** A private address for the person's own calendar. The one before, where there was one, ends with it. */
export async function makeFeed(practice: Practice): Promise<{ token: string }> {
  const { db, actor } = practice
  const token = newToken()
  await db.execute(sql`
    insert into calendar_feeds (practice_id, member_id, token_hash, made_at)
    values (${actor.practiceId}, ${actor.memberId}, ${hashOf(token)}, now())
    on conflict (practice_id, member_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`)
  await announce(practice, { verb: 'calendar linked' })
  return { token }
}

/** Whoever has the address reads nothing there from now on. */
export async function endFeed(practice: Practice): Promise<void> {
  const { db, actor } = practice
  const ended = await db.execute(sql`
    update calendar_feeds set token_hash = null
    where practice_id = ${actor.practiceId} and member_id = ${actor.memberId} and token_hash is not null
    returning member_id`)
  if (ended.length > 0) await announce(practice, { verb: 'calendar unlinked' })
}

/** When the person's address was made, or null where there is none. */
export async function feedMadeAt({ db, actor }: Practice): Promise<Date | null> {
  const [row] = await db.execute<{ madeAt: string }>(sql`
    select made_at as "madeAt" from calendar_feeds
    where practice_id = ${actor.practiceId} and member_id = ${actor.memberId} and token_hash is not null`)
  return row ? new Date(row.madeAt) : null
}

export type FeedOwner = { actor: Actor; practice: string }

/** Whose address this is, while they belong to the practice; `busy` to whoever asks or guesses without end. */
export async function ownerOfFeed(
  db: Practice['db'],
  token: string,
  network: string,
): Promise<FeedOwner | 'busy' | null> {
  const hash = hashOf(token)
  const [row] = await db.execute<Actor & { practice: string }>(sql`
    select m.practice_id as "practiceId", m.id as "memberId", m.role, p.name as practice
    from calendar_feeds f
    join members m on m.practice_id = f.practice_id and m.id = f.member_id
      and m.joined_at is not null and m.left_at is null
    join practices p on p.id = f.practice_id
    where f.token_hash = ${hash}`)
  const within = row
    ? await countTry(db, asksOfOne, hash)
    : await countTry(db, missesFromNetwork, networkOf(network))
  if (!within) return 'busy'
  if (!row) return null
  const { practice, ...actor } = row
  return { actor, practice }
}

/** What is booked, and what was in the last three months. What was cancelled is not there any more. */
export async function feedSessions({ db, actor }: Practice, practice: string): Promise<CalendarSession[]> {
  const rows = await db.execute<Omit<CalendarSession, 'startsAt'> & { startsAt: string }>(sql`
    select s.id, s.starts_at as "startsAt", s.minutes, s.sequence, false as cancelled, s.link,
      other.name as "withWhom", ${practice} as practice
    from sessions s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    join members other on other.practice_id = s.practice_id
      and other.id = case when e.client_id = ${actor.memberId} then e.coach_id else e.client_id end
    where s.practice_id = ${actor.practiceId} and ${actor.memberId} in (e.coach_id, e.client_id)
      and s.cancelled_at is null and s.starts_at > now() - interval '90 days'
      and (s.opened_at is not null or e.status = 'active')
    order by s.starts_at limit 2000`)
  return rows.map(({ startsAt, ...row }) => ({ ...row, startsAt: new Date(startsAt) }))
}
