import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { unreadComments } from '@/lib/comments/unread'
import { type CommitmentsScreen, commitmentsScreenWithin } from '@/lib/commitments/screen'
import { dayOf } from '@/lib/dates'
import { type Pulse, pulseOf } from '@/lib/drift/pulse'
import { mayBookSession } from '@/lib/sessions/policy'
import { type Agreement, agreementOf, readAgreement, type StoredAgreement } from '@/lib/signoffs/agreement'
import { standingOf } from '@/lib/signoffs/standing'
import type { Version } from '@/lib/signoffs/version'
import {
  type EngagementSeat,
  engagementSeat,
  mayAnswerHandover,
  mayBeginAnother,
  mayEnd,
  mayExportVision,
  mayPause,
  mayProposeHandover,
  mayResume,
  mayWithdrawHandover,
} from './policy'
import { rhythmOf } from './rhythm'

export type Status = 'invited' | 'active' | 'paused' | 'ended'

export type Person = { memberId: string; name: string; timeZone: string; place: string | null }

export type SessionRow = {
  id: string
  number: number
  startsAt: Date
  minutes: number
  openedAt: Date | null
  endedAt: Date | null
  /** How many topics stand on its agenda; null for whoever may not know. */
  topics: number | null
  /** What became of its recap, once it is over; null for whoever may not know. */
  recap: { state: 'draft' | 'sent' | 'read'; headline: string | null } | null
}

export type Other = {
  engagementId: string
  purpose: string
  status: Status
  startsOn: string
  endedAt: Date | null
}

/** Everything the page of one engagement needs, decided. */
export type EngagementScreen = {
  engagementId: string
  seat: EngagementSeat
  client: Person
  coach: Person
  /** The coach is not in the practice any more, so nobody but the client opens the plan until somebody takes over. */
  coachGone: boolean
  purpose: string
  status: Status
  statusSince: Date | null
  startsOn: string
  endsOn: string | null
  sessionsAgreed: number
  sessionsHeld: number
  /** Newest first, as many as were asked for. */
  sessions: SessionRow[]
  sessionsInAll: number
  rhythm: string | null
  lastActiveOn: string | null
  /** Nothing of it for the owner. */
  plan: {
    visionId: string
    firstSettledAt: Date | null
    lastSettledAt: Date | null
    weeksMoved: number[]
    agreement: Agreement
    /** For the coach: what settled, and what was said, since they last read. */
    unreadSections: string[]
    unreadComments: { n: number; last: Date | null }
  } | null
  /** What was frozen of the plan, newest first. Nothing of it for the owner. */
  versions: Version[]
  /** What both said they would do. Nothing of it for the owner. */
  commitments: CommitmentsScreen | null
  /** How it goes between sessions. Nothing of it for the owner. */
  pulse: Pulse | null
  /** What the client agreed to as they joined, word for word. */
  terms: { text: string; acceptedAt: Date } | null
  /** A hand-over that waits for the client's answer. */
  handover: {
    id: string
    to: string
    from: string
    proposedBy: { name: string; isMe: boolean }
    at: Date
  } | null
  /** Who coached before. */
  earlierCoaches: { name: string; until: Date }[]
  /** Who could take over, for whoever may propose it. */
  colleagues: { memberId: string; name: string }[]
  /** Other work of the same client, as far as the reader sees it; newest first. */
  others: Other[]
  may: {
    pause: boolean
    resume: boolean
    end: boolean
    beginAnother: boolean
    proposeHandover: boolean
    withdrawHandover: boolean
    answerHandover: boolean
    exportVision: boolean
    book: boolean
  }
}

/** Within an open transaction; undefined where there is nothing for this person. Constant in number of queries. */
export async function engagementScreenWithin(
  practice: Practice,
  engagementId: string,
  sessionsAtMost: number,
): Promise<EngagementScreen | undefined> {
  const { actor } = practice
  const row = await findRow(practice, engagementId)
  if (!row) return undefined
  const rule = { coachId: row.coach.memberId, clientId: row.client.memberId, status: row.status }
  const seat = engagementSeat(actor, rule)
  if (!seat) return undefined
  const sessions = await sessionsOf(practice, engagementId)
  const held = sessions.filter(({ endedAt }) => endedAt !== null)
  const answered = row.status === 'ended' ? null : row.handover
  const colleagues = mayProposeHandover(actor, rule) ? await colleaguesOf(practice, rule) : []
  return {
    engagementId,
    seat,
    client: row.client,
    coach: row.coach,
    coachGone: row.coachGone,
    purpose: row.purpose,
    status: row.status,
    statusSince: dateOrNull(row.statusSince),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    sessionsAgreed: row.sessionsAgreed,
    sessionsHeld: held.length,
    sessions: sessions.slice(0, sessionsAtMost),
    sessionsInAll: sessions.length,
    rhythm: rhythmOf(held.map(({ startsAt }) => dayOf(startsAt, row.coach.timeZone))),
    lastActiveOn: row.lastActiveOn,
    plan: row.plan && {
      ...row.plan,
      firstSettledAt: dateOrNull(row.plan.firstSettledAt),
      lastSettledAt: dateOrNull(row.plan.lastSettledAt),
      agreement: readAgreement(row.plan.agreement),
      unreadComments: { n: row.plan.unreadComments.n, last: dateOrNull(row.plan.unreadComments.last) },
    },
    versions: row.plan ? (await standingOf(practice, engagementId)).versions : [],
    commitments: await commitmentsScreenWithin(practice, engagementId),
    pulse: row.plan && (await pulseOf(practice, engagementId)),
    terms: row.terms && { text: row.terms.text, acceptedAt: new Date(row.terms.acceptedAt) },
    handover: answered && { ...answered, at: new Date(answered.at) },
    earlierCoaches: row.earlierCoaches.map(({ name, until }) => ({ name, until: new Date(until) })),
    colleagues,
    others: await othersOf(practice, engagementId, row.client.memberId),
    may: {
      pause: mayPause(actor, rule),
      resume: mayResume(actor, rule),
      end: mayEnd(actor, rule),
      beginAnother: mayBeginAnother(actor, rule),
      proposeHandover: answered === null && mayProposeHandover(actor, rule),
      withdrawHandover: answered !== null && mayWithdrawHandover(actor, rule),
      answerHandover: answered !== null && mayAnswerHandover(actor, rule),
      exportVision: mayExportVision(actor, rule),
      book: mayBookSession(actor, rule),
    },
  }
}

/** As raw SQL brings it back: instants as text. */
type Row = Pick<
  EngagementScreen,
  | 'purpose'
  | 'status'
  | 'startsOn'
  | 'endsOn'
  | 'sessionsAgreed'
  | 'client'
  | 'coach'
  | 'coachGone'
  | 'lastActiveOn'
> & {
  statusSince: string | null
  plan: {
    visionId: string
    firstSettledAt: string | null
    lastSettledAt: string | null
    weeksMoved: number[]
    agreement: StoredAgreement
    unreadSections: string[]
    unreadComments: { n: number; last: string | null }
  } | null
  terms: { text: string; acceptedAt: string } | null
  handover: {
    id: string
    to: string
    from: string
    proposedBy: { name: string; isMe: boolean }
    at: string
  } | null
  earlierCoaches: { name: string; until: string }[]
}

async function findRow({ db, actor }: Practice, engagementId: string): Promise<Row | undefined> {
  const person = (alias: string) => sql`jsonb_build_object('memberId', ${sql.identifier(alias)}.id,
    'name', ${sql.identifier(alias)}.name, 'timeZone', ${sql.identifier(alias)}.time_zone,
    'place', ${sql.identifier(alias)}.place)`
  const [row] = await db.execute<Row>(sql`
    select e.purpose, e.status, e.starts_on::text as "startsOn", e.ends_on::text as "endsOn",
      e.sessions_agreed as "sessionsAgreed", e.status_since as "statusSince", e.active_on::text as "lastActiveOn",
      ${person('client')} as client, ${person('coach')} as coach, coach.left_at is not null as "coachGone",
      case when v.id is not null then jsonb_build_object('visionId', v.id,
        'firstSettledAt', span.first, 'lastSettledAt', span.last, 'weeksMoved', coalesce(span.weeks, '{}'),
        'unreadSections', coalesce(unread.sections, '{}'), 'unreadComments', jsonb_build_object('n', said.n, 'last', said.last), 'agreement', far.agreement) end as plan,
      agreed.terms, waiting.handover, coalesce(before.coaches, '[]') as "earlierCoaches"
    from engagements e
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
    left join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
    cross join lateral (${unreadComments(actor)}) said
    left join lateral (${agreementOf}) far on true
    left join lateral (
      select min(c.made_at) as first, max(c.made_at) as last,
        array_agg(distinct floor(extract(epoch from now() - c.made_at) / 604800)::int)
          filter (where c.made_at > now() - interval '84 days') as weeks
      from checkpoints c where c.practice_id = e.practice_id and c.engagement_id = e.id) span on true
    left join lateral (
      select array_agg(distinct changed.key) as sections
      from checkpoints c, unnest(c.changed_sections) as changed(key)
      where e.coach_id = ${actor.memberId} and c.practice_id = e.practice_id and c.engagement_id = e.id
        and c.reason <> 'session-ended'
        and c.made_at > coalesce((
          select seen.made_at from checkpoint_reads r
          join checkpoints seen on seen.practice_id = r.practice_id and seen.id = r.checkpoint_id
          where r.practice_id = e.practice_id and r.engagement_id = e.id and r.member_id = e.coach_id
        ), '-infinity')) unread on true
    left join lateral (
      select jsonb_build_object('text', a.terms, 'acceptedAt', a.accepted_at) as terms
      from acceptances a
      where a.practice_id = e.practice_id and a.engagement_id = e.id and a.member_id = e.client_id
      order by a.accepted_at desc limit 1) agreed on true
    left join lateral (
      select jsonb_build_object('id', h.id, 'to', taker.name, 'from', giver.name, 'at', h.proposed_at,
        'proposedBy', jsonb_build_object('name', proposer.name, 'isMe', proposer.id = ${actor.memberId}::uuid)) as handover
      from handovers h
      join members taker on taker.practice_id = h.practice_id and taker.id = h.to_coach_id
      join members giver on giver.practice_id = h.practice_id and giver.id = h.from_coach_id
      join members proposer on proposer.practice_id = h.practice_id and proposer.id = h.proposed_by
      where h.practice_id = e.practice_id and h.engagement_id = e.id and h.answer is null) waiting on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', giver.name, 'until', h.answered_at) order by h.answered_at desc) as coaches
      from handovers h
      join members giver on giver.practice_id = h.practice_id and giver.id = h.from_coach_id
      where h.practice_id = e.practice_id and h.engagement_id = e.id and h.answer = 'accepted') before on true
    where e.practice_id = ${actor.practiceId} and e.id = ${engagementId}`)
  return row
}

type StoredSession = Omit<SessionRow, 'startsAt' | 'openedAt' | 'endedAt'> & {
  startsAt: string
  openedAt: string | null
  endedAt: string | null
}

/** Newest first. What was booked and not held by the end is no longer anything. */
async function sessionsOf({ db, actor }: Practice, engagementId: string): Promise<SessionRow[]> {
  const rows = await db.execute<StoredSession>(sql`
    select s.id, s.number, s.starts_at as "startsAt", s.minutes, s.opened_at as "openedAt", s.ended_at as "endedAt",
      case when ${actor.memberId} in (e.coach_id, e.client_id) then (
        select count(*)::int from agenda_topics a
        where a.practice_id = s.practice_id and a.session_id = s.id and a.taken_off_at is null) end as topics,
      case when s.ended_at is not null and ${actor.memberId} in (e.coach_id, e.client_id) then jsonb_build_object(
        'state', case when seen.session_id is not null then 'read' when r.session_id is not null then 'sent' else 'draft' end,
        'headline', r.content::jsonb ->> 'headline') end as recap
    from sessions s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    left join recaps r on r.practice_id = s.practice_id and r.session_id = s.id
    left join recap_reads seen on seen.practice_id = s.practice_id and seen.session_id = s.id and seen.member_id = e.client_id
    where s.practice_id = ${actor.practiceId} and s.engagement_id = ${engagementId}
      and (s.opened_at is not null or (e.status <> 'ended' and s.cancelled_at is null and s.starts_at > now() - interval '2 hours'))
    order by s.starts_at desc`)
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    openedAt: dateOrNull(row.openedAt),
    endedAt: dateOrNull(row.endedAt),
  }))
}

async function colleaguesOf(
  { db, actor }: Practice,
  { coachId, clientId }: { coachId: string; clientId: string },
): Promise<{ memberId: string; name: string }[]> {
  const rows = await db.execute<{ memberId: string; name: string }>(sql`
    select id as "memberId", name from members
    where practice_id = ${actor.practiceId} and role in ('owner', 'coach')
      and joined_at is not null and left_at is null and id not in (${coachId}, ${clientId})
    order by role desc, name`)
  return [...rows]
}

async function othersOf({ db, actor }: Practice, engagementId: string, clientId: string): Promise<Other[]> {
  const rows = await db.execute<Omit<Other, 'endedAt'> & { endedAt: string | null }>(sql`
    select id as "engagementId", purpose, status, starts_on::text as "startsOn",
      case when status = 'ended' then status_since end as "endedAt"
    from engagements
    where practice_id = ${actor.practiceId} and client_id = ${clientId} and id <> ${engagementId}
    order by created_at desc`)
  return rows.map((row) => ({ ...row, endedAt: dateOrNull(row.endedAt) }))
}

function dateOrNull(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}
