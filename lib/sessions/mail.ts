import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { clockRange, dayOf, longDay } from '@/lib/dates'
import type { Mail } from '@/lib/emails/mail'
import { env } from '@/lib/env'
import { stopping } from '@/lib/notices/stop'
import { type CalendarSession, invitationFile } from './calendar'

export type SessionMail = {
  practiceId: string
  memberId: string
  address: string
  startsAt: Date
  mail: Mail
}

/**
 * What both are written when a session is booked, moved or cancelled, each in their own time zone, with the calendar's
 * file. Nothing where it changed again meanwhile: that change has mails of its own, and one of the link says no hour.
 */
export async function sessionMails(db: Practice['db'], changeId: string): Promise<SessionMail[]> {
  const rows = await db.execute<Row>(sql`
    select c.practice_id as "practiceId", me.id as "memberId", c.kind, c.reason, c.was, s.id, s.number, s.starts_at as "startsAt", s.minutes, s.sequence, s.link,
      s.cancelled_at is not null as cancelled, l.email as address, me.name, me.time_zone as zone, me.id = c.member_id as "byMe",
      who.name as "changedBy", other.name as "withWhom", p.name as practice, p.accent_hue as "accentHue", p.slug,
      case when me.id = e.client_id then 'client' else 'coach' end as seat
    from session_changes c
    join sessions s on s.practice_id = c.practice_id and s.id = c.session_id
    join engagements e on e.practice_id = c.practice_id and e.id = c.engagement_id
    join practices p on p.id = c.practice_id and p.closed_at is null
    join members who on who.practice_id = c.practice_id and who.id = c.member_id
    join members me on me.practice_id = c.practice_id and me.id in (e.coach_id, e.client_id)
      and me.joined_at is not null and me.left_at is null
    join members other on other.practice_id = c.practice_id
      and other.id = case when me.id = e.client_id then e.coach_id else e.client_id end
    join logins l on l.id = me.login_id
    where c.id = ${changeId}
      and (s.opened_at is null or (c.kind = 'moved' and c.starts_at = s.opened_at)
        or (c.kind = 'linked' and s.ended_at is null))
      and not exists (select 1 from session_changes later
        where later.practice_id = c.practice_id and later.session_id = c.session_id and later.at > c.at
          and (later.kind <> 'linked' or c.kind = 'linked'))`)
  return rows.map((row) => ({
    practiceId: row.practiceId,
    memberId: row.memberId,
    address: row.address,
    startsAt: new Date(row.startsAt),
    mail: mailFor(row),
  }))
}

function mailFor(row: Row): Mail {
  const startsAt = new Date(row.startsAt)
  const session: CalendarSession = { ...row, startsAt }
  const { hostname } = new URL(env().AUTH_URL)
  const from = { name: row.practice, address: senderOf(env().MAIL_FROM) }
  const page = row.seat === 'client' ? 'client/sessions' : 'coach/calendar'
  const link = new URL(`/p/${row.slug}/${page}`, env().AUTH_URL).href
  return {
    subject: subjectOf(row),
    letterhead: { practice: row.practice, accentHue: row.accentHue },
    blocks: [
      { say: `Hello ${row.name},` },
      { say: whatHappened(row) },
      ...(row.cancelled ? [] : [{ say: when(startsAt, row.minutes, row.zone) }]),
      ...(row.reason ? [{ say: `${row.byMe ? 'You' : row.changedBy} wrote: ${row.reason}` }] : []),
      { link, words: 'See the session', look: 'button' as const },
      { aside: 'Opening this page changes nothing. The file beside this email updates your calendar.' },
    ],
    calendar: invitationFile(session, {
      host: hostname,
      organizer: from,
      attendee: { name: row.name, address: row.address },
    }),
    stop: stopping(row, 'sessions'),
  }
}

function subjectOf({ kind, number, withWhom }: Row): string {
  if (kind === 'cancelled') return `Cancelled: session ${number} with ${withWhom}`
  if (kind === 'linked') return `New meeting link: session ${number} with ${withWhom}`
  return kind === 'moved'
    ? `New time: session ${number} with ${withWhom}`
    : `Session ${number} with ${withWhom}`
}

function whatHappened({ kind, number, byMe, changedBy, withWhom, was, minutes, zone }: Row): string {
  const who = byMe ? 'You' : changedBy
  // An owner may have done it, who is neither of the two.
  const other = byMe || changedBy !== withWhom ? withWhom : 'you'
  if (kind === 'booked') return `${who} booked session ${number} with ${other}.`
  if (kind === 'linked')
    return `${who} changed the meeting link of session ${number} with ${other}. The time stays.`
  const before = was ? ` It was to be ${when(new Date(was), minutes, zone)}` : ''
  return kind === 'moved'
    ? `${who} moved session ${number} with ${other}.${before}`
    : `${who} cancelled session ${number} with ${other}.${before}`
}

function when(startsAt: Date, minutes: number, zone: string): string {
  const day = longDay(dayOf(startsAt, zone), { today: dayOf(startsAt, zone) })
  return `${day}, ${clockRange(startsAt, new Date(startsAt.getTime() + minutes * 60_000), zone)}, your time.`
}

/** The address in "Waymark <post@example>". */
const senderOf = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from

type Row = {
  practiceId: string
  memberId: string
  kind: 'booked' | 'moved' | 'cancelled' | 'linked'
  reason: string | null
  was: string | null
  id: string
  number: number
  startsAt: string
  minutes: number
  sequence: number
  link: string | null
  cancelled: boolean
  address: string
  name: string
  zone: string
  byMe: boolean
  changedBy: string
  withWhom: string
  practice: string
  accentHue: number
  slug: string
  seat: 'client' | 'coach'
}
