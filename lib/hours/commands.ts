import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { found } from '@/lib/refusal'
import type { elsewhereInput, termsInput } from './input'

// Nobody else is concerned, so nothing of this is announced.

/** Hours that were held elsewhere, in the log of whoever enters them. */
export async function enterHours(
  { db, actor }: Practice,
  { client, people, beganOn, endedOn, hours, pay }: z.output<typeof elsewhereInput>,
): Promise<void> {
  await db.execute(sql`
    insert into hours_elsewhere (practice_id, coach_id, client, people, began_on, ended_on, minutes, pay)
    values (${actor.practiceId}, ${actor.memberId}, ${client}, ${people}, ${beganOn}, ${endedOn}, ${Math.round(hours * 60)}, ${pay})`)
}

/** What was entered by mistake counts no longer. */
export async function removeHours({ db, actor }: Practice, id: string): Promise<void> {
  const [removed] = await db.execute<{ id: string }>(sql`
    update hours_elsewhere set removed_at = now()
    where practice_id = ${actor.practiceId} and id = ${id} and coach_id = ${actor.memberId} and removed_at is null
    returning id`)
  found(removed, 'These hours are not there any more. Reload the page.')
}

/** Whether the hours of an engagement were paid, and whether its client agreed to be named in the log. */
export async function setHoursTerms(
  { db, actor }: Practice,
  { engagementId, pay, naming }: z.output<typeof termsInput>,
): Promise<void> {
  const [held] = await db.execute<{ id: string }>(sql`
    select engagement_id as id from wall.hours_held() where engagement_id = ${engagementId} limit 1`)
  found(held, 'There are no hours of yours in this engagement.')
  await db.execute(sql`
    insert into hours_terms (practice_id, engagement_id, coach_id, pay, naming)
    values (${actor.practiceId}, ${engagementId}, ${actor.memberId}, ${pay}, ${naming})
    on conflict (practice_id, engagement_id, coach_id) do update set pay = excluded.pay, naming = excluded.naming`)
}
