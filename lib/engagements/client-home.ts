import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { type Waiting, waitingFor } from '@/lib/comments/unread'
import { type CommitmentsScreen, commitmentsScreenWithin } from '@/lib/commitments/screen'
import { type Pulse, pulseOf } from '@/lib/drift/pulse'
import { type Agreement, agreementOf, readAgreement, type StoredAgreement } from '@/lib/signoffs/agreement'
import type { PlanDate } from '@/lib/visions/document/plan-date'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'
import { byDue } from '@/lib/visions/strategy/due'
import { isUnderWay } from '@/lib/visions/strategy/line-of-sight'
import { nextSession, openSession, settledSpan } from './laterals'
import type { Status } from './screen'
import { dated, dateOrNull, type Stored } from './stored'

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

/** Of the client's newest engagement in this practice; null where they have none. */
export async function clientHomeWithin(practice: Practice): Promise<ClientHome | null> {
  const { db, actor } = practice
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
}

type StoredSection = { key: string; text: unknown[]; elements: AnyTold[] }

function toSign(
  { agreement: { open }, status }: { agreement: StoredAgreement; status: Status },
  memberId: string,
): ClientHome['toSign'] {
  if (!open || status === 'ended' || open.signedBy.includes(memberId)) return null
  return { number: open.number, signedByCoach: open.signedBy.length > 0 }
}

const shownAhead = 3

function aheadIn(elements: readonly AnyTold[]): ClientHome['milestones'] {
  return ofKind(elements, 'milestone')
    .filter((milestone) => isUnderWay(milestone) && milestone.fields.outcome.trim() !== '')
    .sort(byDue(({ fields }) => fields.due))
    .slice(0, shownAhead)
    .map(({ id, fields: { outcome, due } }) => ({ id, outcome, due }))
}
