import { sql } from 'drizzle-orm'

// What both homes ask of an engagement: each of these is a lateral query on one that is called `e`.

/** When its plan settled first and last, and in which of the last twelve weeks, counted back from now. */
export const settledSpan = sql`
  select min(c.made_at) as first, max(c.made_at) as last,
    array_agg(distinct floor(extract(epoch from now() - c.made_at) / 604800)::int)
      filter (where c.made_at > now() - interval '84 days' and c.made_at <= now()) as weeks
  from checkpoints c where c.practice_id = e.practice_id and c.engagement_id = e.id`

/** The next one that is booked; one that should have begun two hours ago is it no more. */
export const nextSession = sql`
  select jsonb_build_object('id', s.id, 'number', s.number, 'startsAt', s.starts_at, 'minutes', s.minutes) as session
  from sessions s
  where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is null and s.cancelled_at is null
    and e.status <> 'ended'
    and s.starts_at > now() - interval '2 hours'
  order by s.starts_at limit 1`

/** The one that both are in. */
export const openSession = sql`
  select jsonb_build_object('id', s.id, 'number', s.number, 'openedAt', s.opened_at) as session
  from sessions s
  where s.practice_id = e.practice_id and s.engagement_id = e.id and s.opened_at is not null and s.ended_at is null`
