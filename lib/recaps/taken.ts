import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { dayOf } from '@/lib/dates'
import type { TakenRecap } from '@/lib/visions/document/taken-plan'
import type { Recap } from './recap'

/** For whoever takes a plan along: the recaps as they were sent, the oldest first. */
export async function recapsTaken(
  { db, actor }: Practice,
  engagementId: string,
  zone: string,
): Promise<TakenRecap[]> {
  const rows = await db.execute<{ content: string }>(sql`
    select content from recaps
    where practice_id = ${actor.practiceId} and engagement_id = ${engagementId} order by sent_at`)
  return rows.map(({ content }) => {
    // Written by `sendRecap` as canonical JSON of a recap.
    const { session, headline, changes, notes, closing } = JSON.parse(content) as Recap
    return {
      on: dayOf(new Date(session.openedAt), zone),
      session: session.number,
      headline,
      changes: changes.map(({ title, by, lines }) => ({
        section: title,
        by,
        lines: lines.map(({ runs }) => runs),
      })),
      notes,
      closing,
    }
  })
}
