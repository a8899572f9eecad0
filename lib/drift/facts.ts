import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { dayOf } from '@/lib/dates'
import type { AnyTold } from '@/lib/visions/document/told'
import { joinDays, movesOf, type Stand } from './moves'
import { type AsOf, ownDays } from './own-days'
import type { DriftFacts } from './signals'

/**
 * What one of the two may know of how far a plan and what is happening have come apart, as of an instant. Asked as
 * that person, so that the wall decides: the coach's facts are made of what has settled, and the client's of that and
 * of their private draft. Four queries for the coach, seven for the client, whatever the plan holds.
 */
export async function driftFacts(
  practice: Practice,
  engagementId: string,
  at: Date,
): Promise<DriftFacts | null> {
  const work = await findWork(practice, engagementId, at)
  if (!work) return null
  const { timeZone, isClient } = work
  const shared = await sharedDays(practice, engagementId, { at, timeZone })
  const own = isClient ? await ownDays(practice, engagementId, { at, timeZone }) : { days: [], written: [] }
  const moves = movesOf(joinDays(shared.days, own.days), [...shared.written, ...own.written])
  const said = await checkInLooks(practice, engagementId, { at, timeZone })
  return {
    ...moves,
    today: dayOf(at, timeZone),
    active: work.status === 'active',
    beganOn: work.startsOn,
    settledOn: shared.days.at(-1)?.on ?? null,
    looks: [...moves.looks, ...said].sort((one, other) => one.on.localeCompare(other.on)),
    commitments: await commitmentsOf(practice, engagementId, { at, timeZone }),
    sessions: {
      lastOn: work.lastHeldAt && dayOf(new Date(work.lastHeldAt), timeZone),
      booked: work.booked,
      left: work.sessionsAgreed - work.sessionsHeld,
    },
  }
}

type Work = {
  status: string
  startsOn: string
  isClient: boolean
  timeZone: string
  sessionsAgreed: number
  sessionsHeld: number
  lastHeldAt: string | null
  booked: boolean
}

/** Days are those of the client: it is their plan that goes quiet. */
async function findWork({ db, actor }: Practice, engagementId: string, at: Date): Promise<Work | undefined> {
  const instant = at.toISOString()
  const [row] = await db.execute<Work>(sql`
    select e.status, e.starts_on::text as "startsOn", e.client_id = ${actor.memberId} as "isClient",
      client.time_zone as "timeZone", e.sessions_agreed as "sessionsAgreed",
      held.n as "sessionsHeld", held.last as "lastHeldAt",
      exists (
        select 1 from sessions s where s.practice_id = e.practice_id and s.engagement_id = e.id
          and s.ended_at is null and s.cancelled_at is null
          and (s.opened_at is not null or s.starts_at > ${instant})) as booked
    from engagements e
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    cross join lateral (
      select count(*)::int as n, max(s.ended_at) as last from sessions s
      where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at <= ${instant}) held
    where e.practice_id = ${actor.practiceId} and e.id = ${engagementId}
      and ${actor.memberId} in (e.coach_id, e.client_id)`)
  return row
}

/** Kinds of rows that say anything of drift. */
const kinds = '["milestone","target_role","past_role","nonnegotiable","life_domain","opening","affirmation"]'

/** What has settled, the last of each hour; and the sections in which anything stands by now. */
async function sharedDays(
  { db, actor }: Practice,
  engagementId: string,
  { at, timeZone }: AsOf,
): Promise<{ days: Stand[]; written: string[] }> {
  const rows = await db.execute<{
    made_at: string
    sections: string[]
    elements: AnyTold[]
    written: string[]
  }>(
    sql`
    with hours as (
      select date_trunc('hour', c.made_at) as hour, max(c.through_seq) as last from checkpoints c
      where c.practice_id = ${actor.practiceId} and c.engagement_id = ${engagementId}
        and c.made_at <= ${at.toISOString()}
      group by 1
    ), moved as (
      select date_trunc('hour', c.made_at) as hour, array_agg(distinct changed.key) as sections
      from checkpoints c, unnest(c.changed_sections) as changed(key)
      where c.practice_id = ${actor.practiceId} and c.engagement_id = ${engagementId}
      group by 1
    )
    select c.made_at, coalesce(moved.sections, '{}') as sections,
      array(select section ->> 'key' from jsonb_array_elements(c.content -> 'sections') as section
        where jsonb_array_length(section -> 'text') + jsonb_array_length(section -> 'elements') > 0) as written,
      jsonb_path_query_array(c.content, '$.sections[*].elements[*] ? (@.kind == $kinds[*])',
        ${`{"kinds": ${kinds}}`}::jsonb) as elements
    from hours
    join checkpoints c on c.practice_id = ${actor.practiceId} and c.engagement_id = ${engagementId}
      and c.through_seq = hours.last
    left join moved on moved.hour = hours.hour
    order by c.through_seq`,
  )
  const stands = rows.map(({ made_at, sections, elements }) => ({
    on: dayOf(new Date(made_at), timeZone),
    sections,
    elements,
  }))
  return { days: byDay(stands), written: rows.at(-1)?.written ?? [] }
}

/** The last of each day, with everything that moved on it. */
function byDay(stands: readonly Stand[]): Stand[] {
  const days = new Map<string, Stand>()
  for (const { on, sections, elements } of stands) {
    const moved = new Set([...(days.get(on)?.sections ?? []), ...sections])
    days.set(on, { on, sections: [...moved], elements })
  }
  return [...days.values()]
}

async function commitmentsOf(
  { db, actor }: Practice,
  engagementId: string,
  { at, timeZone }: AsOf,
): Promise<DriftFacts['commitments']> {
  const instant = at.toISOString()
  const [row] = await db.execute<{ open: number; aimed: number; kept: string[] }>(sql`
    select count(*) filter (where o.kind is null)::int as open,
      count(*) filter (where o.kind is null and c.milestone_id is not null)::int as aimed,
      coalesce(array_agg(to_json(o.at) #>> '{}') filter (where o.kind = 'kept'), '{}') as kept
    from commitments c
    left join commitment_outcomes o on o.practice_id = c.practice_id and o.commitment_id = c.id and o.at <= ${instant}
    where c.practice_id = ${actor.practiceId} and c.engagement_id = ${engagementId} and c.created_at <= ${instant}`)
  const { open = 0, aimed = 0, kept = [] } = row ?? {}
  return { open, aimed, keptOn: kept.map((each) => dayOf(new Date(each), timeZone)) }
}

/** How each non-negotiable stood when the client checked in. */
async function checkInLooks(
  { db, actor }: Practice,
  engagementId: string,
  { at, timeZone }: AsOf,
): Promise<DriftFacts['looks']> {
  const rows = await db.execute<{ at: string; kept: string[]; at_risk: string[] }>(sql`
    select at, kept, at_risk from check_ins
    where practice_id = ${actor.practiceId} and engagement_id = ${engagementId} and at <= ${at.toISOString()}
    order by at`)
  return rows.flatMap((row) => {
    const on = dayOf(new Date(row.at), timeZone)
    return [
      ...row.kept.map((id) => ({ id, on, atRisk: false })),
      ...row.at_risk.map((id) => ({ id, on, atRisk: true })),
    ]
  })
}
