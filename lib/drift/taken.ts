import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { dayOf } from '@/lib/dates'
import type { TakenCheckIn } from '@/lib/visions/document/taken-plan'

/** For whoever takes a plan along: how the client said it goes, the oldest first. */
export async function checkInsTaken(
  { db, actor }: Practice,
  engagementId: string,
  zone: string,
): Promise<TakenCheckIn[]> {
  const rows = await db.execute<{ at: string; going: number; atRisk: string[]; line: string }>(sql`
    select at, going, at_risk as "atRisk", line from check_ins
    where practice_id = ${actor.practiceId} and engagement_id = ${engagementId} order by at`)
  return rows.map(({ at, ...said }) => ({ on: dayOf(new Date(at), zone), ...said }))
}
