import { sql } from 'drizzle-orm'
import { type Actor, withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { driftFacts } from '@/lib/drift/facts'
import { keepSignals } from '@/lib/drift/keep'
import { signalsOf } from '@/lib/drift/signals'
import { queueJob } from './queue'

type Work = { practiceId: string; engagementId: string }

/**
 * Looks at one engagement twice: as its coach, who has nothing of what is private, and as its client. What only the
 * client's look finds rests on something only they may read, and is kept for them alone.
 */
export async function findDrift(work: Work, at: Date): Promise<void> {
  const people = await asSystem('find who works together', (db) =>
    db.execute<{ seat: 'coach' | 'client'; memberId: string; role: Actor['role'] }>(sql`
      select case when m.id = e.coach_id then 'coach' else 'client' end as seat, m.id as "memberId", m.role
      from engagements e
      join members m on m.practice_id = e.practice_id and m.id in (e.coach_id, e.client_id) and m.left_at is null
      where e.practice_id = ${work.practiceId} and e.id = ${work.engagementId}`),
  )
  const lookAs = async (asked: 'coach' | 'client') => {
    const person = people.find(({ seat }) => seat === asked)
    if (!person) return []
    const actor = { practiceId: work.practiceId, memberId: person.memberId, role: person.role }
    const facts = await withPractice(actor, (practice) => driftFacts(practice, work.engagementId, at))
    return facts ? signalsOf(facts) : []
  }
  const found = { shared: await lookAs('coach'), all: await lookAs('client') }
  await asSystem('keep what has drifted', (db) => keepSignals(db, work, found, at))
}

/** Everything under way, each as a job of its own: one that fails is tried again and holds up nobody. */
export async function findDriftEverywhere(): Promise<void> {
  await asSystem('find what may have drifted', async (db) => {
    const rows = await db.execute<{ practiceId: string; engagementId: string }>(sql`
      select e.practice_id as "practiceId", e.id as "engagementId" from engagements e
      where e.status = 'active' or exists (
        select 1 from drift_signals s
        where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is null)`)
    for (const work of rows) await queueJob(db, 'find-drift', work, `drift ${work.engagementId}`)
  })
}
