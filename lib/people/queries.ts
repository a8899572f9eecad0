import { type SQL, sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import type { Place } from './policy'

export type People = {
  /** Owners and coaches, here or gone. */
  team: Place[]
  /** The first of them by name, here, invited or gone. */
  clients: Place[]
  /** How many are here, listed or not. */
  clientsHere: number
}

/** A page shows so many clients; the list of engagements finds everybody. */
const clientsListed = 200

/** The owner's list of everybody with a place in the practice. */
export async function people(actor: Actor): Promise<People> {
  return withPractice(actor, async (practice) => {
    const [counted] = await practice.db.execute<{ n: number }>(sql`
      select count(*)::int as n from members m
      where m.practice_id = ${actor.practiceId} and m.role = 'client' and m.joined_at is not null
        and m.left_at is null`)
    return {
      team: await placesIn(practice, sql`m.role <> 'client'`),
      clients: await placesIn(practice, sql`m.role = 'client'`, clientsListed),
      clientsHere: counted?.n ?? 0,
    }
  })
}

/** What the page of leaving needs to know of the one who asks. */
export async function myPlace(actor: Actor): Promise<{ place: Place | null; owners: number }> {
  return withPractice(actor, (practice) => placeOf(practice, actor.memberId))
}

/** One member's place, within an open transaction, and how many owners the practice has. */
export async function placeOf(
  practice: Practice,
  memberId: string,
): Promise<{ place: Place | null; owners: number }> {
  const [place] = await placesIn(practice, sql`m.id = ${memberId}`)
  const [owners] = await practice.db.execute<{ n: number }>(sql`
    select count(*)::int as n from members m
    where m.practice_id = ${practice.actor.practiceId} and m.role = 'owner' and m.joined_at is not null
      and m.left_at is null`)
  return { place: place ?? null, owners: owners?.n ?? 0 }
}

async function placesIn({ db, actor }: Practice, which: SQL, most = 1_000): Promise<Place[]> {
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
    where m.practice_id = ${actor.practiceId} and ${which}
    order by m.role, m.name, m.id
    limit ${most}`)
  return rows.map((row) => ({
    ...row,
    joinedAt: row.joinedAt === null ? null : new Date(row.joinedAt),
    leftAt: row.leftAt === null ? null : new Date(row.leftAt),
  }))
}
