import { sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import type { Place } from './policy'

/** Everybody with a place in the practice whom the asking member sees. */
export async function people(actor: Actor): Promise<Place[]> {
  return withPractice(actor, placesIn)
}

/** The same within an open transaction: an owner's list is whole, anybody else finds themselves in it. */
export async function placesIn({ db, actor }: Practice): Promise<Place[]> {
  const rows = await db.execute<
    Omit<Place, 'joinedAt' | 'leftAt'> & { joinedAt: string | null; leftAt: string | null }
  >(sql`
    select m.id, m.name, m.role, m.joined_at as "joinedAt", m.left_at as "leftAt",
      (select count(*)::int from engagements e
        where e.practice_id = m.practice_id and e.coach_id = m.id and e.status <> 'ended') as coaching,
      coalesce((select array_agg(coach.name order by coach.name) from engagements e
        join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
        where e.practice_id = m.practice_id and e.client_id = m.id and e.status <> 'ended'), '{}') as "coachedBy"
    from members m
    where m.practice_id = ${actor.practiceId}
    order by m.role, m.name`)
  return rows.map((row) => ({
    ...row,
    joinedAt: row.joinedAt === null ? null : new Date(row.joinedAt),
    leftAt: row.leftAt === null ? null : new Date(row.leftAt),
  }))
}
