import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'

/** A session that is open, for the client who may be somewhere else in the product. */
export type Call = { visionId: string; number: number; coach: string }

/** The work in which this client may be called. */
export async function workWithin({ db, actor }: Practice): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from engagements where practice_id = ${actor.practiceId} and client_id = ${actor.memberId}`)
  return rows.map(({ id }) => id)
}

/** Whether a session of theirs is open now; null for whoever is no member any more. */
export async function callWithin({ db, actor }: Practice): Promise<{ call: Call | null } | null> {
  const [row] = await db.execute<{ here: boolean; call: Call | null }>(sql`
    select wall.me() is not null as here, (
      select jsonb_build_object('visionId', v.id, 'number', s.number, 'coach', coach.name)
      from sessions s
      join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
      join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
      join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
      where s.practice_id = ${actor.practiceId} and e.client_id = ${actor.memberId}
        and s.opened_at is not null and s.ended_at is null
      order by s.opened_at desc limit 1) as call`)
  return row?.here ? { call: row.call } : null
}
