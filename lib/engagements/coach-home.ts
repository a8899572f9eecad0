import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { now } from '@/lib/clock'
import { unreadComments } from '@/lib/comments/unread'
import type { Commitment } from '@/lib/commitments/commitment'
import { openCommitmentsOf } from '@/lib/commitments/queries'
import { type Standing, standingSince } from '@/lib/commitments/standing'
import { readStanding, type StoredStanding, standingSignals } from '@/lib/drift/standing'
import { agreementOf, readAgreement, type StoredAgreement } from '@/lib/signoffs/agreement'
import { nextSession, openSession, settledSpan } from './laterals'
import { type ClientRow, type Needing, whoNeedsMeFirst } from './needs'
import { dated, dateOrNull, type Stored } from './stored'

export type TodaySession = {
  id: string
  number: number
  startsAt: Date
  minutes: number
  openedAt: Date | null
  endedAt: Date | null
  client: { name: string; timeZone: string; place: string | null }
  visionId: string
  sessionsAgreed: number
  /** When they last met before this one. */
  lastHeldAt: Date | null
  /** Keys of shared sections that settled since they last met. */
  movedSections: string[]
  /** What is open, and what was settled since. */
  commitments: Standing[]
  /** When its recap was sent; it is a draft before. */
  recapSentAt: Date | null
  /** The coach's own line about it, if there is one. */
  noteToSelf: string | null
}

export type CoachHome = { clients: Needing[]; upcoming: TodaySession[]; promised: Commitment[] }

/** The same number of queries, however many clients. */
export async function coachHomeWithin(practice: Practice): Promise<CoachHome> {
  const clients = await clientRows(practice)
  const upcoming = await sessionsAround(practice)
  const promised = await openCommitmentsOf(practice, practice.actor.memberId)
  return { clients: whoNeedsMeFirst(clients, now()), upcoming, promised }
}

async function clientRows({ db, actor }: Practice): Promise<ClientRow[]> {
  const rows = await db.execute<
    Stored<Omit<ClientRow, 'agreement' | 'signals'>> & {
      agreement: StoredAgreement
      signals: StoredStanding[]
    }
  >(sql`
    select e.id as "engagementId", v.id as "visionId", client.id as "clientId", client.name, far.agreement, e.purpose, e.status,
      e.sessions_agreed as "sessionsAgreed", held.n as "sessionsHeld", held.last as "lastHeld",
      span.first as "firstSettledAt", span.last as "lastSettledAt", coalesce(span.weeks, '{}') as "weeksMoved",
      coalesce(unread.sections, '{}') as "unreadSections",
      jsonb_build_object('n', said.n, 'last', said.last) as "unreadComments",
      next.session as "nextSession", open.session as "openSession", drift.signals
    from engagements e
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
    cross join lateral (
      select count(*)::int as n, (array_agg(jsonb_build_object('id', s.id, 'endedAt', s.ended_at,
          'recapSent', r.session_id is not null) order by s.ended_at desc))[1] as last
      from sessions s left join recaps r on r.practice_id = s.practice_id and r.session_id = s.id
      where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is not null) held
    left join lateral (${settledSpan}) span on true
    left join lateral (
      select array_agg(distinct changed.key) as sections
      from checkpoints c, unnest(c.changed_sections) as changed(key)
      where c.practice_id = e.practice_id and c.engagement_id = e.id
        -- What settled as a session ended, the coach saw being written.
        and c.reason <> 'session-ended'
        and c.made_at > coalesce((
          select seen.made_at from checkpoint_reads r
          join checkpoints seen on seen.practice_id = r.practice_id and seen.id = r.checkpoint_id
          where r.practice_id = e.practice_id and r.engagement_id = e.id and r.member_id = ${actor.memberId}
        ), '-infinity')) unread on true
    cross join lateral (${unreadComments(actor)}) said
    left join lateral (${agreementOf}) far on true
    left join lateral (${nextSession}) next on true
    left join lateral (${openSession}) open on true
    cross join lateral (${standingSignals}) drift
    where e.coach_id = ${actor.memberId} and e.status <> 'ended'`)
  return rows.map((row) => ({
    ...row,
    agreement: readAgreement(row.agreement),
    signals: row.signals.map(readStanding),
    unreadComments: {
      n: row.unreadComments.n,
      last: row.unreadComments.last && new Date(row.unreadComments.last),
    },
    lastSettledAt: dateOrNull(row.lastSettledAt),
    firstSettledAt: dateOrNull(row.firstSettledAt),
    lastHeld: dated(row.lastHeld, 'endedAt'),
    nextSession: dated(row.nextSession, 'startsAt'),
    openSession: dated(row.openSession, 'openedAt'),
  }))
}

/**
 * From the start of yesterday to the end of tomorrow, anywhere on earth; the screen cuts it to the coach's own days. And
 * those of the last days whose recap waits to be sent.
 */
async function sessionsAround({ db, actor }: Practice): Promise<TodaySession[]> {
  const rows = await db.execute<Stored<TodaySession>>(sql`
    select s.id, s.number, s.starts_at as "startsAt", s.minutes, s.opened_at as "openedAt", s.ended_at as "endedAt",
      jsonb_build_object('name', client.name, 'timeZone', client.time_zone, 'place', client.place) as client,
      v.id as "visionId", e.sessions_agreed as "sessionsAgreed", before.last as "lastHeldAt",
      coalesce(moved.sections, '{}') as "movedSections", coalesce(said.commitments, '[]') as commitments,
      r.sent_at as "recapSentAt", nullif(mine.words, '') as "noteToSelf"
    from sessions s
    left join recaps r on r.practice_id = s.practice_id and r.session_id = s.id
    left join notes_to_self mine on mine.practice_id = s.practice_id and mine.session_id = s.id and mine.member_id = ${actor.memberId}
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
    cross join lateral (
      select max(b.ended_at) as last from sessions b
      where b.practice_id = s.practice_id and b.engagement_id = s.engagement_id and b.ended_at < s.starts_at) before
    left join lateral (
      select array_agg(distinct changed.key) as sections
      from checkpoints c, unnest(c.changed_sections) as changed(key)
      where c.practice_id = s.practice_id and c.engagement_id = s.engagement_id
        and c.made_at > coalesce(before.last, '-infinity')) moved on true
    left join lateral (${standingSince(sql`before.last`)}) said on true
    where e.coach_id = ${actor.memberId}
      and s.cancelled_at is null and s.starts_at between now() - interval '9 days' and now() + interval '50 hours'
      and (s.starts_at > now() - interval '26 hours'
        or (s.ended_at is not null and r.session_id is null and e.status in ('active', 'paused')))
    order by s.starts_at`)
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    openedAt: dateOrNull(row.openedAt),
    endedAt: dateOrNull(row.endedAt),
    lastHeldAt: dateOrNull(row.lastHeldAt),
    recapSentAt: dateOrNull(row.recapSentAt),
  }))
}
