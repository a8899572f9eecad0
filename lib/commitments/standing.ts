import { type SQL, sql } from 'drizzle-orm'
import type { OutcomeKind } from './commitment'

/** One commitment as somebody who prepares needs it: what, by when, and what became of it. */
export type Standing = { text: string; dueOn: string | null; outcome: OutcomeKind | null }

/**
 * A lateral query on an engagement `e`: what is open, by when it is due, and what was settled since. What was changed is
 * open in what follows it.
 */
export const standingSince = (since: SQL) => sql`
  select jsonb_agg(jsonb_build_object('text', c.text, 'dueOn', c.due_on, 'outcome', o.kind)
    order by o.at nulls first, c.due_on nulls last, c.created_at) as commitments
  from commitments c
  left join commitment_outcomes o on o.practice_id = c.practice_id and o.commitment_id = c.id
  where c.practice_id = e.practice_id and c.engagement_id = e.id
    and (o.id is null or (o.kind <> 'changed' and o.at > coalesce(${since}, '-infinity')))`
