import { sql } from 'drizzle-orm'
import type { DriftKind, SignalFacts } from './signals'

/** A signal that stands, as one of the two reads it. */
export type Standing = {
  id: string
  kind: DriftKind
  about: string
  facts: SignalFacts
  firedAt: Date
  seen: boolean
  /** What the client said to it: why it may rest. */
  said: string | null
  /** It rests on something only the client may read. */
  alone: boolean
}

/** As raw SQL brings it back: instants as text. */
export type StoredStanding = Omit<Standing, 'firedAt'> & { firedAt: string }

/** A lateral query on an engagement `e`: the signals this reader has of it, the oldest first. */
export const standingSignals = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'about', s.about, 'facts', s.facts,
    'firedAt', s.fired_at, 'alone', s.coach_from is null,
    'seen', exists (select 1 from drift_answers a
      where a.practice_id = s.practice_id and a.signal_id = s.id and a.kind = 'seen'),
    'said', (select a.reason from drift_answers a
      where a.practice_id = s.practice_id and a.signal_id = s.id and a.kind = 'dismissed')) order by s.fired_at, s.id),
    '[]') as signals
  from drift_signals s
  where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is null`

export const readStanding = ({ firedAt, ...signal }: StoredStanding): Standing => ({
  ...signal,
  firedAt: new Date(firedAt),
})
