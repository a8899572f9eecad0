import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { noteVisionRead } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { draftOf } from '@/lib/signoffs/draft'
import { contentOf, readPlan } from '@/lib/signoffs/freeze'
import type { Plan } from '@/lib/signoffs/plan'
import { standingOf } from '@/lib/signoffs/standing'
import { agreedAt, type Version } from '@/lib/signoffs/version'
import type { PlanContent } from '@/lib/visions/document/content'
import type { Template } from '@/lib/visions/document/template'
import { seatOf } from '@/lib/visions/policy'
import type { Seat } from '@/lib/visions/screen'
import type { DriftKind, SignalFacts } from './signals'

/** Something that happened between two versions, without words of a plan. */
export type Happened = { at: Date } & (
  | {
      what: 'signal'
      kind: DriftKind
      about: string
      facts: SignalFacts
      said: string | null
      isOver: boolean
    }
  | { what: 'check-in'; going: number; atRisk: number; line: string }
  | { what: 'session'; number: number }
  | { what: 'commitment'; outcome: 'kept' | 'let_go' | 'changed'; text: string; isAimed: boolean }
)

/** From what happened to what moved, from one agreed version to the next or to the draft. */
export type Realignment = {
  visionId: string
  engagementId: string
  seat: Seat
  client: { name: string }
  coach: { name: string }
  template: Template
  /** Numbers that one can begin from, the newest first. */
  numbers: number[]
  /** Null before anything was agreed. */
  from: { number: number; agreedAt: Date; content: PlanContent } | null
  /** The agreed version after it; null is the draft. */
  to: { number: number; agreedAt: Date } | null
  happened: Happened[]
  content: PlanContent
}

export async function realignmentWithin(
  practice: Practice,
  plan: Plan,
  visionId: string,
  asked: string | undefined,
): Promise<Realignment | null> {
  const { engagement, client, coach, template } = plan
  const seat = seatOf(practice.actor, engagement)
  if (!seat) return null
  const { versions } = await standingOf(practice, engagement.id)
  const agreed = versions.flatMap(agreedOne)
  const at = Math.max(
    0,
    agreed.findIndex(({ version }) => String(version.number) === asked),
  )
  const [from, to] = [agreed[at] ?? null, agreed[at - 1] ?? null]
  const content = to ? readPlan(await contentOf(practice, to.version.id)) : await draftOf(practice, plan)
  // As the words leave for the coach's screen, as on the page of the plan.
  if (seat === 'coach') await noteVisionRead(practice, { engagementId: engagement.id, visionId })
  return {
    visionId,
    engagementId: engagement.id,
    seat,
    client: { name: client.name },
    coach: { name: coach.name },
    template,
    numbers: agreed.map(({ version }) => version.number),
    from: from && {
      number: from.version.number,
      agreedAt: from.at,
      content: readPlan(await contentOf(practice, from.version.id)),
    },
    to: to && { number: to.version.number, agreedAt: to.at },
    happened: from ? await happenedBetween(practice, engagement.id, from.at, to?.at ?? now()) : [],
    content,
  }
}

function agreedOne(version: Version): { version: Version; at: Date }[] {
  const at = agreedAt(version)
  return at ? [{ version, at }] : []
}

/** The newest first; of signals those this reader has, also those that are over. */
async function happenedBetween(
  { db, actor }: Practice,
  engagementId: string,
  from: Date,
  to: Date,
): Promise<Happened[]> {
  const of = (alias: string) => sql`${sql.identifier(alias)}.practice_id = ${actor.practiceId}
    and ${sql.identifier(alias)}.engagement_id = ${engagementId}`
  const within = (instant: ReturnType<typeof sql>) =>
    sql`${instant} > ${from.toISOString()} and ${instant} <= ${to.toISOString()}`
  const rows = await db.execute<{ at: string; told: Omit<Happened, 'at'> }>(sql`
    select s.fired_at as at, jsonb_build_object('what', 'signal', 'kind', s.kind, 'about', s.about, 'facts', s.facts,
      'isOver', s.ended_at is not null and s.ended_at <= ${to.toISOString()},
      'said', (select a.reason from drift_answers a
        where a.practice_id = s.practice_id and a.signal_id = s.id and a.kind = 'dismissed')) as told
    from drift_signals s where ${of('s')} and ${within(sql`s.fired_at`)}
    union all
    select i.at, jsonb_build_object('what', 'check-in', 'going', i.going, 'atRisk', cardinality(i.at_risk), 'line', i.line)
    from check_ins i where ${of('i')} and ${within(sql`i.at`)}
    union all
    select m.ended_at, jsonb_build_object('what', 'session', 'number', m.number)
    from sessions m where ${of('m')} and ${within(sql`m.ended_at`)}
    union all
    select o.at, jsonb_build_object('what', 'commitment', 'outcome', o.kind, 'text', c.text,
      'isAimed', c.milestone_id is not null)
    from commitment_outcomes o
    join commitments c on c.practice_id = o.practice_id and c.id = o.commitment_id
    where ${of('o')} and ${within(sql`o.at`)}
    order by 1 desc limit 200`)
  // Built above, one shape for each of the four.
  return rows.map(({ at, told }) => ({ ...told, at: new Date(at) }) as Happened)
}
