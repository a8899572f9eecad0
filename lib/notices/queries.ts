import { type SQL, sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { isLiving } from '@/lib/auth/queries'
import { type MessageSettings, type StoredSettings, settingsOf } from './settings'
import { leadsTo, sentence, type Told } from './words'

export type Notice = { id: string; sentence: string; path: string; at: Date; seen: boolean }

export type NoticesPage = {
  notices: Notice[]
  /** Where the older ones begin; null where there are none. */
  before: string | null
}

type Reader = { zone: string; now: Date }

const noticesOnAPage = 30

/** How many one has not looked at. */
export async function unseenNotices(actor: Actor): Promise<number> {
  return (await withPractice(actor, unseenWithin)) ?? 0
}

/** The same on a page that stays open: null when the sign-in it was opened with, or the membership, is over. */
export async function unseenWhile(actor: Actor, signInId: string): Promise<number | null> {
  return (await isLiving(signInId)) ? withPractice(actor, unseenWithin) : null
}

async function unseenWithin({ db, actor }: Practice): Promise<number | null> {
  const [row] = await db.execute<{ here: boolean; unseen: number }>(sql`
    select wall.me() is not null as here, (select count(*)::int from notices n
      where n.practice_id = ${actor.practiceId} and n.recipient_id = ${actor.memberId} and n.seen_at is null) as unseen`)
  return row?.here ? row.unseen : null
}

/** How somebody is written to. */
export async function myMessages(actor: Actor): Promise<MessageSettings> {
  return withPractice(actor, async ({ db }) => {
    const [stored] = await db.execute<StoredSettings>(sql`
      select choices, rhythm, hour, weekday, quiet_from as "quietFrom", quiet_until as "quietUntil",
        day_before as "dayBefore", hour_before as "hourBefore", when_due as "whenDue"
      from message_settings where practice_id = ${actor.practiceId} and member_id = ${actor.memberId}`)
    return settingsOf(stored ?? null)
  })
}

/** What somebody was told, newest first, with older ones before `before`. */
export async function noticesPage(actor: Actor, reader: Reader, before?: string): Promise<NoticesPage> {
  return withPractice(actor, async ({ db }) => {
    const rows = await toldRows(
      db,
      sql`n.practice_id = ${actor.practiceId} and n.recipient_id = ${actor.memberId}
        and (${before ?? null}::uuid is null or n.id < ${before ?? null}::uuid)`,
      noticesOnAPage + 1,
    )
    const shown = rows.slice(0, noticesOnAPage)
    return {
      notices: shown.flatMap((row) => {
        const said = sentence(row, reader)
        return said ? [{ id: row.id, sentence: said, path: leadsTo(row), at: row.at, seen: row.seen }] : []
      }),
      before: rows.length > noticesOnAPage ? (shown.at(-1)?.id ?? null) : null,
    }
  })
}

export type ToldRow = Told & { id: string; kind: string; at: Date; seen: boolean }

/**
 * Notices with what their sentences need, newest first. Jobs do not look into conversations: there a mail says that
 * somebody wrote, and not what waits.
 */
export async function toldRows(
  db: Practice['db'],
  which: SQL,
  most: number,
  as: 'member' | 'job' = 'member',
): Promise<ToldRow[]> {
  const waits = as === 'job' ? sql`false as asks, false as suggests` : waiting
  const rows = await db.execute<Row>(sql`
    select n.id, n.kind, n.verb, n.at, n.seen_at is not null as seen, n.engagement_id as "engagementId",
      f.name as from, o.name as other, v.id as "visionId",
      case when e.client_id = n.recipient_id then 'client' when e.coach_id = n.recipient_id then 'coach'
        else 'neither' end as seat,
      t.section, ver.number as version,
      ${signing} as signing,
      ${waits},
      s.id as "sessionId", s.number as "sessionNumber", s.starts_at as "startsAt", s.minutes,
      ${openedInsteadOf} as "openedInsteadOf"
    from notices n
    left join engagements e on e.practice_id = n.practice_id and e.id = n.engagement_id
    left join members f on f.practice_id = n.practice_id and f.id = n.from_id
    left join members o on o.practice_id = n.practice_id
      and o.id = case when e.client_id = n.recipient_id then e.coach_id else e.client_id end
    left join visions v on v.practice_id = n.practice_id and v.engagement_id = n.engagement_id
    left join threads t on n.kind = 'comments' and t.practice_id = n.practice_id and t.id = n.about_id
    left join versions ver on ver.practice_id = n.practice_id and ver.id = n.about_id
    left join sessions s on s.practice_id = n.practice_id and s.id = n.about_id
    where ${which}
    order by n.id desc limit ${most}`)
  return rows.map(({ sessionId, sessionNumber, startsAt, minutes, openedInsteadOf, ...row }) => ({
    ...row,
    from: row.from ?? 'Somebody',
    other: row.other ?? 'somebody',
    at: new Date(row.at),
    session:
      sessionId === null || sessionNumber === null || startsAt === null || minutes === null
        ? null
        : {
            id: sessionId,
            number: sessionNumber,
            startsAt: new Date(startsAt),
            minutes,
            openedInsteadOf: openedInsteadOf === null ? null : new Date(openedInsteadOf),
          },
  }))
}

const waiting = sql`exists (select 1 from questions q where q.practice_id = n.practice_id and q.thread_id = t.id
        and q.asked_by = n.from_id and q.withdrawn_at is null) as asks,
      exists (select 1 from suggestions su where su.practice_id = n.practice_id and su.thread_id = t.id
        and su.suggested_by = n.from_id and su.outcome is null) as suggests`

/** The hour a session had until it was opened at another one. */
const openedInsteadOf = sql`(select c.was from session_changes c
        where n.verb = 'session opened' and c.practice_id = s.practice_id and c.session_id = s.id
          and c.kind = 'moved' and c.starts_at = s.opened_at limit 1)`

/** Asked of the version at the moment of reading: what a notice asked for may have been done since. */
const signing = sql`coalesce(
        (select ve.kind from version_endings ve where ve.practice_id = n.practice_id and ve.version_id = ver.id),
        (select case when count(*) = 2 then 'agreed' when bool_or(so.member_id = n.recipient_id) then 'signed'
          else 'waiting' end
        from sign_offs so where so.practice_id = n.practice_id and so.version_id = ver.id))`

type Row = Omit<ToldRow, 'at' | 'session' | 'from' | 'other'> & {
  at: string
  from: string | null
  other: string | null
  sessionId: string | null
  sessionNumber: number | null
  startsAt: string | null
  minutes: number | null
  openedInsteadOf: string | null
}
