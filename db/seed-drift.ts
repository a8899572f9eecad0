import { type SQL, sql } from 'drizzle-orm'
import { dayOf } from '@/lib/dates'
import { type CastEngagement, type CastName, cast } from './cast'
import { daysFromToday } from './history'

type Db = { execute: (statement: SQL) => Promise<unknown> }

/** What a client of the cast said between sessions, days before the day of seeding. */
const castCheckIns: Partial<Record<CastName, { daysAgo: number; going: number; line: string }[]>> = {
  daniel: [
    { daysAgo: 42, going: 7, line: 'Signed the plan. Slept.' },
    { daysAgo: 28, going: 5, line: 'Two late nights in a row; told Elena before, not after.' },
    { daysAgo: 14, going: 7, line: 'The readout went long but nobody left.' },
  ],
  hannah: [{ daysAgo: 9, going: 6, line: 'Half of the week was somebody else’s. Half was mine.' }],
}

/** Why a client lets a quiet plan rest. */
const castReasons: Partial<Record<CastName, { daysAgo: number; reason: string }>> = {
  ben: { daysAgo: 6, reason: 'The season is busy until the bridge is open.' },
}

/** What the job would have found by now, and what was said to it. */
export async function seedDrift(
  db: Db,
  { id: engagementId, client }: CastEngagement,
  sittings: readonly { at: Date }[],
): Promise<void> {
  const { practiceId, id: memberId, timeZone } = cast[client]
  for (const { daysAgo, going, line } of castCheckIns[client] ?? [])
    await db.execute(sql`
      insert into check_ins (practice_id, engagement_id, member_id, going, kept, at_risk, line, at)
      values (${practiceId}, ${engagementId}, ${memberId}, ${going}, '{}', '{}', ${line},
        ${daysFromToday(-daysAgo, 16).toISOString()})`)
  const rests = castReasons[client]
  const settled = sittings.at(-1)?.at
  if (!rests || !settled) return
  const at = daysFromToday(-rests.daysAgo, 17).toISOString()
  const facts = JSON.stringify({ since: dayOf(new Date(settled.getTime() + 30_000), timeZone) })
  await db.execute(sql`
    with fired as (
      insert into drift_signals (practice_id, engagement_id, kind, about, facts, fired_at, coach_from)
      values (${practiceId}, ${engagementId}, 'plan quiet', '', ${facts}::jsonb, ${at}, ${at}) returning *)
    insert into drift_answers (practice_id, signal_id, engagement_id, member_id, kind, reason, at)
    select practice_id, id, engagement_id, ${memberId}, 'dismissed', ${rests.reason}, ${at} from fired`)
}
