import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { pause } from './sittings'

/** Checkpoints that settled close together, as one; read at the last of them. */
export type Settling = { from: Date; through: Date; sections: string[] }

/** The newest of them before that moment: all that a coach may know of what happened between sessions. */
export async function settlingsBefore(
  { db, actor }: Practice,
  { engagementId, before, most }: { engagementId: string; before: Date; most: number },
): Promise<Settling[]> {
  const rows = await db.execute<Row>(sql`
    with settled as (
      select made_at, changed_sections,
        coalesce(made_at - lag(made_at) over (order by made_at) > ${pause}, true) as begins
      from checkpoints where practice_id = ${actor.practiceId} and engagement_id = ${engagementId}
    ), numbered as (
      select *, sum(begins::int) over (order by made_at rows unbounded preceding) as settling from settled
    )
    select min(made_at) as "from", max(made_at) as through,
      array(select distinct section from numbered n, unnest(n.changed_sections) as section
        where n.settling = numbered.settling) as sections
    from numbered group by settling having max(made_at) < ${before.toISOString()}
    order by max(made_at) desc limit ${most}`)
  return rows.map(({ from, through, ...row }) => ({
    ...row,
    from: new Date(from),
    through: new Date(through),
  }))
}

/** As raw SQL brings it back: instants as text. */
type Row = { from: string; through: string; sections: string[] }
