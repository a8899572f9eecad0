import { sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { now } from '@/lib/clock'
import { unreadComments, type Waiting, waitingFor } from '@/lib/comments/unread'
import type { Commitment } from '@/lib/commitments/commitment'
import { openCommitmentsOf } from '@/lib/commitments/queries'
import { type CommitmentsScreen, commitmentsScreenWithin } from '@/lib/commitments/screen'
import { type Standing, standingSince } from '@/lib/commitments/standing'
import { type Pulse, pulseOf } from '@/lib/drift/pulse'
import { readStanding, type StoredStanding, standingSignals } from '@/lib/drift/standing'
import { Refusal } from '@/lib/refusal'
import { type Agreement, agreementOf, readAgreement, type StoredAgreement } from '@/lib/signoffs/agreement'
import type { PlanDate } from '@/lib/visions/document/plan-date'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'
import { byDue } from '@/lib/visions/strategy/due'
import { isUnderWay } from '@/lib/visions/strategy/line-of-sight'
import { type Business, businessWithin } from './business'
import { asFile, type ExportedFile, takeVisionAlong } from './export'
import { engagementId as engagementAddress, exportForm, type ListAddress } from './input'
import { type ClientRow, type Needing, whoNeedsMeFirst } from './needs'
import { type EngagementScreen, engagementScreenWithin, type Status } from './screen'

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

/**
 * The coach's clients, who needs me first, and the sessions of today and tomorrow, what the coach
 * said they would do. The same number of queries, however many clients.
 */
export async function coachHome(actor: Actor): Promise<CoachHome> {
  return withPractice(actor, async (practice) => {
    const clients = await clientRows(practice)
    const upcoming = await sessionsAround(practice)
    const promised = await openCommitmentsOf(practice, actor.memberId)
    return { clients: whoNeedsMeFirst(clients, now()), upcoming, promised }
  })
}

export type ClientHome = {
  coach: { name: string; timeZone: string; place: string | null; gone: boolean }
  engagementId: string
  visionId: string
  purpose: string
  status: Status
  statusSince: Date | null
  /** A hand-over that waits for the client's answer: who is to take over. */
  handoverTo: string | null
  /** Something stands in either part of the plan, settled or not: to its client it is there. */
  begun: boolean
  lastSettledAt: Date | null
  firstSettledAt: Date | null
  weeksMoved: number[]
  agreement: Agreement
  /** A version that waits for the client's signature. */
  toSign: { number: number; signedByCoach: boolean } | null
  /** When the coach last read the plan. */
  readAt: Date | null
  nextSession: { id: string; number: number; startsAt: Date; minutes: number } | null
  openSession: { id: string; number: number; openedAt: Date } | null
  /** Keys of shared sections by their last change, newest first. */
  lastMoved: { section: string; at: Date }[]
  readySections: string[]
  startedSections: string[]
  /** What comes next on the way, by its date, as it has settled. */
  milestones: { id: string; outcome: string; due: PlanDate }[]
  /** When the two last met. */
  lastHeldAt: Date | null
  /** What both said they would do. */
  commitments: CommitmentsScreen | null
  documents: { vision: string; privateDraft: string }
  /** What the coach asks, and what else was said that the client has not read. */
  questions: Waiting[]
  comments: Waiting[]
  pulse: Pulse
}

/** The client's home: their newest engagement in this practice, or null where they have none. */
export async function clientHome(actor: Actor): Promise<ClientHome | null> {
  return withPractice(actor, async (practice) => {
    const { db } = practice
    const [row] = await db.execute<
      Stored<
        Omit<
          ClientHome,
          'agreement' | 'toSign' | 'milestones' | 'questions' | 'comments' | 'commitments' | 'pulse'
        >
      > & {
        content: { sections: StoredSection[] } | null
        agreement: StoredAgreement
      }
    >(sql`
      select e.id as "engagementId", v.id as "visionId", e.purpose, e.status, e.status_since as "statusSince",
        far.agreement,
        (select taker.name from handovers h
          join members taker on taker.practice_id = h.practice_id and taker.id = h.to_coach_id
          where h.practice_id = e.practice_id and h.engagement_id = e.id and h.answer is null
            and e.status <> 'ended') as "handoverTo",
        jsonb_build_object('name', coach.name, 'timeZone', coach.time_zone, 'place', coach.place,
          'gone', coach.left_at is not null) as coach,
        (span.last is not null or exists (select 1 from document_updates u
          where u.practice_id = e.practice_id and u.document_id in (shared.id, own.id))) as begun,
        span.first as "firstSettledAt", span.last as "lastSettledAt", coalesce(span.weeks, '{}') as "weeksMoved",
        r.read_at as "readAt", (select max(s.ended_at) from sessions s
          where s.practice_id = e.practice_id and s.engagement_id = e.id) as "lastHeldAt",
        next.session as "nextSession", open.session as "openSession",
        coalesce(latest.ready_sections, '{}') as "readySections", latest.content,
        coalesce(moved.sections, '[]') as "lastMoved",
        jsonb_build_object('vision', shared.id, 'privateDraft', own.id) as documents
      from engagements e
      join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
      join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
      join documents shared on shared.practice_id = e.practice_id and shared.engagement_id = e.id and shared.kind = 'vision'
      join documents own on own.practice_id = e.practice_id and own.engagement_id = e.id and own.kind = 'private_draft'
      left join checkpoint_reads r on r.practice_id = e.practice_id and r.engagement_id = e.id and r.member_id = e.coach_id
      left join lateral (${settledSpan}) span on true
      left join lateral (${agreementOf}) far on true
      left join lateral (${nextSession}) next on true
      left join lateral (${openSession}) open on true
      left join lateral (
        select c.content, c.ready_sections from checkpoints c
        where c.practice_id = e.practice_id and c.engagement_id = e.id order by c.made_at desc limit 1) latest on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('section', s.key, 'at', s.at) order by s.at desc) as sections
        from (
          select changed.key, max(c.made_at) as at
          from checkpoints c, unnest(c.changed_sections) as changed(key)
          where c.practice_id = e.practice_id and c.engagement_id = e.id
          group by changed.key order by max(c.made_at) desc limit 4) s) moved on true
      where e.client_id = ${actor.memberId}
      order by e.created_at desc limit 1`)
    if (!row) return null
    const { content, ...home } = row
    const elements = (content?.sections ?? []).flatMap((section) => section.elements)
    return {
      ...home,
      ...(await waitingFor(practice, home.visionId)),
      pulse: await pulseOf(practice, home.engagementId),
      agreement: readAgreement(home.agreement),
      toSign: toSign(home, actor.memberId),
      statusSince: dateOrNull(home.statusSince),
      lastSettledAt: dateOrNull(home.lastSettledAt),
      firstSettledAt: dateOrNull(home.firstSettledAt),
      readAt: dateOrNull(home.readAt),
      lastHeldAt: dateOrNull(home.lastHeldAt),
      commitments: await commitmentsScreenWithin(practice, home.engagementId, elements),
      nextSession: dated(home.nextSession, 'startsAt'),
      openSession: dated(home.openSession, 'openedAt'),
      lastMoved: home.lastMoved.map(({ section, at }) => ({ section, at: new Date(at) })),
      milestones: aheadIn(elements),
      startedSections: (content?.sections ?? [])
        .filter(({ text, elements }) => text.length > 0 || elements.length > 0)
        .map(({ key }) => key),
    }
  })
}

function toSign(
  { agreement: { open }, status }: { agreement: StoredAgreement; status: Status },
  memberId: string,
): ClientHome['toSign'] {
  if (!open || status === 'ended' || open.signedBy.includes(memberId)) return null
  return { number: open.number, signedByCoach: open.signedBy.length > 0 }
}

/** One engagement, for its coach, its client or the owner; to everybody else it does not exist. */
export async function engagementScreen(
  actor: Actor,
  engagementId: string,
  sessionsAtMost: number,
): Promise<EngagementScreen | null> {
  const { data: id } = engagementAddress.safeParse(engagementId)
  if (!id) return null
  return (
    (await withPractice(actor, (practice) => engagementScreenWithin(practice, id, sessionsAtMost))) ?? null
  )
}

/** Where the client's newest engagement and its plan lie; null where they have none. */
export async function newestEngagement(
  actor: Actor,
): Promise<{ engagementId: string; visionId: string } | null> {
  return withPractice(actor, async ({ db }) => {
    const [row] = await db.execute<{ engagementId: string; visionId: string }>(sql`
      select e.id as "engagementId", v.id as "visionId"
      from engagements e join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
      where e.client_id = ${actor.memberId} order by e.created_at desc limit 1`)
    return row ?? null
  })
}

/** The owner's view of the business, a page of it. */
export async function business(actor: Actor, address: ListAddress): Promise<Business> {
  return withPractice(actor, (practice) => businessWithin(practice, address))
}

/** A file for the client to take along, or null where there is nothing of theirs. That they took it is written down. */
export async function visionFile(
  actor: Actor,
  engagementId: string,
  form: string | null,
): Promise<ExportedFile | null> {
  const [id, asked] = [engagementAddress.safeParse(engagementId), exportForm.safeParse(form)]
  if (!id.success || !asked.success) return null
  try {
    const along = await withPractice(actor, (practice) => takeVisionAlong(practice, id.data))
    return await asFile(along, asked.data)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}

/** Everything the coach has worked on, with whom; what is over as well. */
export async function coachEngagements(actor: Actor): Promise<CoachEngagement[]> {
  return withPractice(actor, async ({ db }) => {
    const rows = await db.execute<Omit<CoachEngagement, 'statusSince'> & { statusSince: string | null }>(sql`
      select e.id as "engagementId", client.name as client, e.purpose, e.status,
        e.starts_on::text as "startsOn", e.status_since as "statusSince", e.sessions_agreed as "sessionsAgreed",
        (select count(*)::int from sessions s
          where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is not null) as "sessionsHeld"
      from engagements e
      join members client on client.practice_id = e.practice_id and client.id = e.client_id
      where e.practice_id = ${actor.practiceId} and e.coach_id = ${actor.memberId}
      order by e.status = 'ended', client.name, e.created_at desc`)
    return rows.map((row) => ({ ...row, statusSince: dateOrNull(row.statusSince) }))
  })
}

export type CoachEngagement = {
  engagementId: string
  client: string
  purpose: string
  status: Status
  startsOn: string
  statusSince: Date | null
  sessionsHeld: number
  sessionsAgreed: number
}

/** What raw SQL brings back: instants as text. */
type Stored<T> = {
  [K in keyof T]: T[K] extends Date
    ? string
    : T[K] extends Date | null
      ? string | null
      : T[K] extends (infer E)[]
        ? Stored<E>[]
        : T[K] extends string | number | boolean | null
          ? T[K]
          : T[K] extends object | null
            ?
                | {
                    [F in keyof NonNullable<T[K]>]: NonNullable<T[K]>[F] extends Date
                      ? string
                      : NonNullable<T[K]>[F]
                  }
                | Extract<T[K], null>
            : T[K]
}

type StoredSection = { key: string; text: unknown[]; elements: AnyTold[] }

const shownAhead = 3

function aheadIn(elements: readonly AnyTold[]): ClientHome['milestones'] {
  return ofKind(elements, 'milestone')
    .filter((milestone) => isUnderWay(milestone) && milestone.fields.outcome.trim() !== '')
    .sort(byDue(({ fields }) => fields.due))
    .slice(0, shownAhead)
    .map(({ id, fields: { outcome, due } }) => ({ id, outcome, due }))
}

// Each of these is a lateral query on an engagement `e`.

const settledSpan = sql`
  select min(c.made_at) as first, max(c.made_at) as last,
    array_agg(distinct floor(extract(epoch from now() - c.made_at) / 604800)::int)
      filter (where c.made_at > now() - interval '84 days' and c.made_at <= now()) as weeks
  from checkpoints c where c.practice_id = e.practice_id and c.engagement_id = e.id`

const nextSession = sql`
  select jsonb_build_object('id', s.id, 'number', s.number, 'startsAt', s.starts_at, 'minutes', s.minutes) as session
  from sessions s
  where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is null and s.cancelled_at is null
    and e.status <> 'ended'
    and s.starts_at > now() - interval '2 hours'
  order by s.starts_at limit 1`

const openSession = sql`
  select jsonb_build_object('id', s.id, 'number', s.number, 'openedAt', s.opened_at) as session
  from sessions s
  where s.practice_id = e.practice_id and s.engagement_id = e.id and s.opened_at is not null and s.ended_at is null`

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

function dateOrNull(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}

function dated<Row extends object, Key extends keyof Row>(row: Row | null, key: Key) {
  return row === null
    ? null
    : ({ ...row, [key]: new Date(String(row[key])) as Date } as Omit<Row, Key> & Record<Key, Date>)
}
