import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { Signal } from './signals'

/** What the coach's look found, and what the client's did, which holds all of that and what is private. */
export type Looked = { shared: readonly Signal[]; all: readonly Signal[] }

/** For how long a signal is the client's alone, unless they see it earlier. */
const clientFirst = '7 days'

/**
 * Keeps what fires now and ends what no longer does. A signal that rests on the same facts is the row it was, with
 * what was answered to it; on others it is a new one.
 */
export async function keepSignals(
  db: Practice['db'],
  { practiceId, engagementId }: { practiceId: string; engagementId: string },
  { shared, all }: Looked,
  at: Date,
): Promise<void> {
  const own = all.filter((signal) => !shared.some((other) => isSame(signal, other)))
  const fired = [
    ...shared.map((signal) => ({ ...signal, told: true })),
    ...own.map((signal) => ({ ...signal, told: false })),
  ]
  const instant = at.toISOString()
  await db.execute(sql`
    with fired as (
      select f.kind::drift_kind, f.about, f.facts, f.told
      from jsonb_to_recordset(${JSON.stringify(fired)}::jsonb) as f(kind text, about text, facts jsonb, told boolean)
    ), ended as (
      update drift_signals s set ended_at = ${instant}
      where s.practice_id = ${practiceId} and s.engagement_id = ${engagementId} and s.ended_at is null
        and not exists (
          select 1 from fired f where f.kind = s.kind and f.about = s.about and f.facts = s.facts)
    )
    insert into drift_signals as s (practice_id, engagement_id, kind, about, facts, fired_at, coach_from)
    select ${practiceId}, ${engagementId}, f.kind, f.about, f.facts, ${instant}::timestamptz,
      case when f.told then ${instant}::timestamptz + ${clientFirst}::interval end
    from fired f
    on conflict (practice_id, engagement_id, kind, about, facts) do update
      -- What was private when it was found, and has been shared since, is told from then on.
      set ended_at = null, coach_from = coalesce(s.coach_from, excluded.coach_from)
      where s.ended_at is not null or (s.coach_from is null and excluded.coach_from is not null)`)
}

const isSame = (one: Signal, other: Signal) => one.kind === other.kind && one.about === other.about
