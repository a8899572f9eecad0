import { sql } from 'drizzle-orm'
import { type Actor, withPractice } from '@/db/practice'
import { type HoursRow, hoursCsv, initialsOf } from './hours'

/** All hours of this coach: held here, from the minutes that sessions really lasted, and entered by hand. */
export async function hoursLog(actor: Actor, zone: string): Promise<HoursRow[]> {
  return withPractice(actor, async ({ db }) => {
    const rows = await db.execute<HoursRow>(sql`
      select h.engagement_id as id, h.client, 1 as people, h."beganOn", h."endedOn", h.sessions, h.minutes,
        coalesce(t.pay, 'paid') as pay, h.engagement_id as "engagementId", coalesce(t.naming, 'initials') as naming
      from (
        select engagement_id, client, min(began_at at time zone ${zone})::date::text as "beganOn",
          max(began_at at time zone ${zone})::date::text as "endedOn", count(*)::int as sessions, sum(minutes)::int as minutes
        from wall.hours_held() group by engagement_id, client) h
      left join hours_terms t on t.practice_id = ${actor.practiceId} and t.engagement_id = h.engagement_id
        and t.coach_id = ${actor.memberId}
      union all
      select id, client, people, began_on::text, ended_on::text, null, minutes, pay, null, 'name'
      from hours_elsewhere
      where practice_id = ${actor.practiceId} and coach_id = ${actor.memberId} and removed_at is null
      order by 4, 2`)
    return [...rows]
  })
}

/** As a spreadsheet; clients under their initials, where they have not agreed to be named. */
export async function hoursFile(actor: Actor, zone: string): Promise<string> {
  return hoursCsv(asLogged(await hoursLog(actor, zone)))
}

/** Under the names that leave the practice. */
const asLogged = (rows: readonly HoursRow[]): HoursRow[] =>
  rows.map((row) => (row.naming === 'initials' ? { ...row, client: initialsOf(row.client) } : row))
