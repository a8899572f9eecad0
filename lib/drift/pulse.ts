import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { now } from '@/lib/clock'
import { type Day, dayOf } from '@/lib/dates'
import { checkInDue } from './rhythm'
import { readStanding, type Standing, type StoredStanding, standingSignals } from './standing'

export type CheckIn = {
  id: string
  going: number
  atRisk: string[]
  line: string
  at: Date
}

/** How one engagement is doing between sessions, as one of the two may know it. */
export type Pulse = {
  signals: Standing[]
  /** The newest first. */
  checkIns: CheckIn[]
  /** From which day on the next one is asked for. */
  checkInDueOn: Day
  /** The day for which the reader asked to be reminded: the next, or today's. */
  remindOn: Day | null
  /** When the reader last wrote where nobody else reads; null for whoever has no such place. */
  wroteAloneAt: Date | null
  /** When it was last said how true the plan still is; null while it never was. */
  affirmedAt: Date | null
}

const shownCheckIns = 4

/** One query. */
export async function pulseOf({ db, actor }: Practice, engagementId: string): Promise<Pulse> {
  const [row] = await db.execute<Row>(sql`
    select drift.signals, client.time_zone as "timeZone", e.starts_on::text as "startsOn",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', i.id, 'going', i.going, 'atRisk', i.at_risk, 'line', i.line, 'at', i.at)
          order by i.at desc)
        from (select * from check_ins i where i.practice_id = e.practice_id and i.engagement_id = e.id
          order by i.at desc limit ${shownCheckIns}) i), '[]') as "checkIns",
      coalesce((
        select jsonb_agg(s.ended_at order by s.ended_at) from sessions s
        where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is not null), '[]') as held,
      coalesce((
        select jsonb_agg(r.on_day order by r.on_day) from plan_reminders r
        where r.practice_id = e.practice_id and r.engagement_id = e.id and r.member_id = ${actor.memberId}
          and r.on_day > now() - interval '2 days'), '[]') as reminders,
      (select max(u.at) from document_updates u
        join documents d on d.practice_id = u.practice_id and d.id = u.document_id
        where d.practice_id = e.practice_id and d.engagement_id = e.id and d.kind = 'private_draft') as "wroteAloneAt",
      (select max(c.made_at) from checkpoints c
        where c.practice_id = e.practice_id and c.engagement_id = e.id
          and c.changed_sections @> array['alive']) as "affirmedAt"
    from engagements e
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    cross join lateral (${standingSignals}) drift
    where e.practice_id = ${actor.practiceId} and e.id = ${engagementId}`)
  if (!row) throw new Error('Whoever asks for the pulse of an engagement is at it.')
  const checkIns = row.checkIns.map(({ at, ...said }) => ({ ...said, at: new Date(at) }))
  const days = (instants: readonly (string | Date)[]) =>
    instants.map((instant) => dayOf(new Date(instant), row.timeZone))
  const today = dayOf(now(), row.timeZone)
  return {
    signals: row.signals.map(readStanding),
    checkIns,
    checkInDueOn: checkInDue({
      beganOn: row.startsOn,
      held: days(row.held),
      last: days(checkIns.slice(0, 1).map(({ at }) => at))[0] ?? null,
    }),
    remindOn: row.reminders.find((day) => day >= today) ?? null,
    wroteAloneAt: row.wroteAloneAt === null ? null : new Date(row.wroteAloneAt),
    affirmedAt: row.affirmedAt === null ? null : new Date(row.affirmedAt),
  }
}

type Row = {
  signals: StoredStanding[]
  timeZone: string
  startsOn: Day
  checkIns: (Omit<CheckIn, 'at'> & { at: string })[]
  held: string[]
  reminders: Day[]
  wroteAloneAt: string | null
  affirmedAt: string | null
}
