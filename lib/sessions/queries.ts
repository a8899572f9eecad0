import { sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { isLiving } from '@/lib/auth/queries'
import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import { type CalendarSession, calendarFile, feedFile } from './calendar'
import { type Call, callWithin, workWithin } from './call'
import { feedMadeAt, feedSessions, ownerOfFeed } from './feed'
import { sessionId as sessionAddress } from './input'
import { type Marked, markWithin } from './mark'
import { type OfferedHours, offeredTimes, type Taken } from './offered'
import { usualMinutes } from './schedule'
import { type SessionScreen, sessionScreenWithin } from './screen'

/** One session that is ahead, as whoever has it in their calendar sees it. */
export type BookedSession = {
  id: string
  engagementId: string
  number: number
  startsAt: Date
  minutes: number
  link: string | null
  /** The other one of the two. */
  withWhom: { name: string; timeZone: string; place: string | null }
  /** What the last change of its hour said, where it has changed; one that was opened at another hour gives no reason. */
  lastChange: { was: Date; reason: string | null; by: string } | null
}

export type CoachCalendar = {
  sessions: BookedSession[]
  /** With whom a session can be booked. */
  clients: { engagementId: string; name: string; timeZone: string; booked: number; left: number }[]
  hours: OfferedHours[]
  /** When the address for their own calendar was made. */
  feedMadeAt: Date | null
}

/** Everything a coach has ahead. Constant in number of queries, however many clients. */
export async function coachCalendar(actor: Actor): Promise<CoachCalendar> {
  return withPractice(actor, async (practice) => ({
    sessions: await ahead(practice),
    clients: await bookable(practice),
    hours: await offeredBy(practice, actor.memberId),
    feedMadeAt: await feedMadeAt(practice),
  }))
}

export type ClientSessions = {
  engagementId: string
  coach: { name: string; timeZone: string }
  sessions: BookedSession[]
  /** When a session can be booked, where the coach offers hours. */
  offered: Date[]
  minutes: number
  left: number
}

/** What a client has ahead, and what can be booked; null without active work. */
export async function clientSessions(actor: Actor): Promise<ClientSessions | null> {
  return withPractice(actor, async (practice) => {
    const [work] = await practice.db.execute<{
      engagementId: string
      coachId: string
      name: string
      timeZone: string
      left: number
    }>(sql`
      select e.id as "engagementId", coach.id as "coachId", coach.name, coach.time_zone as "timeZone",
        e.sessions_agreed - (${countOf(sql`s.cancelled_at is null and (s.ended_at is not null or s.starts_at > now())`)}) as left
      from engagements e
      join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
      where e.practice_id = ${actor.practiceId} and e.client_id = ${actor.memberId} and e.status = 'active'
      order by e.created_at desc limit 1`)
    if (!work) return null
    const { engagementId, coachId, name, timeZone, left } = work
    const hours = await offeredBy(practice, coachId)
    const taken = hours.length > 0 ? await takenBy(practice, coachId) : []
    const minutes = usualMinutes
    return {
      engagementId,
      coach: { name, timeZone },
      sessions: await ahead(practice),
      offered: offeredTimes(hours, { zone: timeZone, taken, minutes, now: now() }),
      minutes,
      left,
    }
  })
}

/** The page of one session: when, where, and what the two want to come to; null where it is not the asker's. */
export async function sessionScreen(actor: Actor, sessionId: string): Promise<SessionScreen | null> {
  const { data: id } = sessionAddress.safeParse(sessionId)
  return id ? withPractice(actor, (practice) => sessionScreenWithin(practice, id)) : null
}

/** One session as a calendar takes it; null where it is not the asker's, or cancelled. */
export async function sessionFile(actor: Actor, sessionId: string): Promise<string | null> {
  const { data: id } = sessionAddress.safeParse(sessionId)
  if (!id) return null
  const [session] = await withPractice(actor, ({ db }) =>
    db.execute<Omit<CalendarSession, 'startsAt' | 'cancelled'> & { startsAt: string }>(sql`
      select s.id, s.starts_at as "startsAt", s.minutes, s.sequence, s.link, other.name as "withWhom",
        p.name as practice
      from sessions s
      join practices p on p.id = s.practice_id
      join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
      join members other on other.practice_id = s.practice_id
        and other.id = case when e.client_id = ${actor.memberId} then e.coach_id else e.client_id end
      where s.practice_id = ${actor.practiceId} and s.id = ${id} and ${actor.memberId} in (e.coach_id, e.client_id)
        and s.cancelled_at is null`),
  )
  if (!session) return null
  const { hostname } = new URL(env().AUTH_URL)
  return calendarFile({ ...session, startsAt: new Date(session.startsAt), cancelled: false }, hostname)
}

/** When a client's own calendar was given an address here. */
export async function myFeedMadeAt(actor: Actor): Promise<Date | null> {
  return withPractice(actor, feedMadeAt)
}

/** The file at the private address of somebody's calendar; null where nobody's is. Read as that person, and no other. */
export async function calendarFeed(
  token: string,
  { network, host }: { network: string; host: string },
): Promise<string | 'busy' | null> {
  const owner = await asSystem('find whose calendar asks', (db) => ownerOfFeed(db, token, network))
  if (owner === null || owner === 'busy') return owner
  const sessions = await withPractice(owner.actor, (practice) => feedSessions(practice, owner.practice))
  return feedFile(sessions, { host, name: owner.practice })
}

async function ahead({ db, actor }: Practice): Promise<BookedSession[]> {
  const rows = await db.execute<Stored>(sql`
    select s.id, s.engagement_id as "engagementId", s.number, s.starts_at as "startsAt", s.minutes, s.link,
      jsonb_build_object('name', other.name, 'timeZone', other.time_zone, 'place', other.place) as "withWhom",
      changed.last as "lastChange"
    from sessions s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id and e.status = 'active'
    join members other on other.practice_id = s.practice_id
      and other.id = case when e.client_id = ${actor.memberId} then e.coach_id else e.client_id end
    left join lateral (
      select jsonb_build_object('was', c.was, 'reason', c.reason, 'by', who.name) as last
      from session_changes c join members who on who.practice_id = c.practice_id and who.id = c.member_id
      where c.practice_id = s.practice_id and c.session_id = s.id and c.kind = 'moved'
      order by c.at desc limit 1) changed on true
    where s.practice_id = ${actor.practiceId} and ${actor.memberId} in (e.coach_id, e.client_id)
      and s.ended_at is null and s.cancelled_at is null and s.starts_at > now() - interval '2 hours'
    order by s.starts_at limit 200`)
  return rows.map(({ startsAt, lastChange, ...row }) => ({
    ...row,
    startsAt: new Date(startsAt),
    lastChange: lastChange && { ...lastChange, was: new Date(lastChange.was) },
  }))
}

type Stored = Omit<BookedSession, 'startsAt' | 'lastChange'> & {
  startsAt: string
  lastChange: { was: string; reason: string | null; by: string } | null
}

async function bookable({ db, actor }: Practice): Promise<CoachCalendar['clients']> {
  const rows = await db.execute<CoachCalendar['clients'][number]>(sql`
    select e.id as "engagementId", client.name, client.time_zone as "timeZone",
      (${countOf(sql`s.cancelled_at is null and s.ended_at is null and s.starts_at > now()`)}) as booked,
      e.sessions_agreed - (${countOf(sql`s.cancelled_at is null and (s.ended_at is not null or s.starts_at > now())`)}) as left
    from engagements e
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    where e.practice_id = ${actor.practiceId} and e.coach_id = ${actor.memberId} and e.status = 'active'
    order by client.name`)
  return [...rows]
}

const countOf = (which: ReturnType<typeof sql>) => sql`
  select count(*)::int from sessions s where s.practice_id = e.practice_id and s.engagement_id = e.id and ${which}`

async function offeredBy({ db, actor }: Practice, coachId: string): Promise<OfferedHours[]> {
  const [row] = await db.execute<{ hours: OfferedHours[] }>(
    sql`select hours from offered_hours where practice_id = ${actor.practiceId} and coach_id = ${coachId}`,
  )
  return row?.hours ?? []
}

async function takenBy({ db }: Practice, coachId: string): Promise<Taken[]> {
  const rows = await db.execute<{ starts_at: string; minutes: number }>(
    sql`select starts_at, minutes from wall.taken(${coachId})`,
  )
  return rows.map(({ starts_at, minutes }) => ({ startsAt: new Date(starts_at), minutes }))
}

/** The work in which a client is called when a session opens. */
export const workOf = (actor: Actor): Promise<string[]> => withPractice(actor, workWithin)

/** Whether a session of this client is open now; null for whoever may not ask any more. */
export async function callWhile(actor: Actor, signInId: string): Promise<{ call: Call | null } | null> {
  return (await isLiving(signInId)) ? withPractice(actor, callWithin) : null
}

/** What the page of a session stands on now; null for whoever may not ask any more. */
export async function markWhile(actor: Actor, signInId: string, sessionId: string): Promise<Marked | null> {
  const { data: id } = sessionAddress.safeParse(sessionId)
  if (!id || !(await isLiving(signInId))) return null
  return withPractice(actor, (practice) => markWithin(practice, id))
}
