import { sql } from 'drizzle-orm'
import { type Actor, withPractice } from '@/db/practice'
import { Refusal } from '@/lib/refusal'
import { type Business, businessWithin } from './business'
import { type ClientHome, clientHomeWithin } from './client-home'
import { type CoachHome, coachHomeWithin } from './coach-home'
import { asFile, type ExportedFile, takeVisionAlong } from './export'
import { engagementId as engagementAddress, exportForm, type ListAddress } from './input'
import { type EngagementScreen, engagementScreenWithin, type Status } from './screen'
import { dateOrNull } from './stored'

/** The coach's clients, who needs me first, the sessions of today and tomorrow, and what the coach said they would do. */
export async function coachHome(actor: Actor): Promise<CoachHome> {
  return withPractice(actor, coachHomeWithin)
}

/** The client's home, or null where they have no engagement in this practice. */
export async function clientHome(actor: Actor): Promise<ClientHome | null> {
  return withPractice(actor, clientHomeWithin)
}

/** One engagement, for its coach, its client or the owner; to everybody else it does not exist. */
export async function engagementScreen(
  actor: Actor,
  engagementId: string,
  sessionsAtMost: number,
): Promise<EngagementScreen | null> {
  const { data: id } = engagementAddress.safeParse(engagementId)
  if (!id) return null
  return (
    (await withPractice(actor, (practice) => engagementScreenWithin(practice, id, sessionsAtMost))) ?? null
  )
}

/** Where the client's newest engagement and its plan lie; null where they have none. */
export async function newestEngagement(
  actor: Actor,
): Promise<{ engagementId: string; visionId: string } | null> {
  return withPractice(actor, async ({ db }) => {
    const [row] = await db.execute<{ engagementId: string; visionId: string }>(sql`
      select e.id as "engagementId", v.id as "visionId"
      from engagements e join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
      where e.client_id = ${actor.memberId} order by e.created_at desc limit 1`)
    return row ?? null
  })
}

/** The owner's view of the business, a page of it. */
export async function business(actor: Actor, address: ListAddress): Promise<Business> {
  return withPractice(actor, (practice) => businessWithin(practice, address))
}

/** A file for the client to take along, or null where there is nothing of theirs. That they took it is written down. */
export async function visionFile(
  actor: Actor,
  engagementId: string,
  form: string | null,
): Promise<ExportedFile | null> {
  const [id, asked] = [engagementAddress.safeParse(engagementId), exportForm.safeParse(form)]
  if (!id.success || !asked.success) return null
  try {
    const along = await withPractice(actor, (practice) => takeVisionAlong(practice, id.data))
    return await asFile(along, asked.data)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}

/** Everything the coach has worked on, with whom; what is over as well. */
export async function coachEngagements(actor: Actor): Promise<CoachEngagement[]> {
  return withPractice(actor, async ({ db }) => {
    const rows = await db.execute<Omit<CoachEngagement, 'statusSince'> & { statusSince: string | null }>(sql`
      select e.id as "engagementId", client.name as client, e.purpose, e.status,
        e.starts_on::text as "startsOn", e.status_since as "statusSince", e.sessions_agreed as "sessionsAgreed",
        (select count(*)::int from sessions s
          where s.practice_id = e.practice_id and s.engagement_id = e.id and s.ended_at is not null) as "sessionsHeld"
      from engagements e
      join members client on client.practice_id = e.practice_id and client.id = e.client_id
      where e.practice_id = ${actor.practiceId} and e.coach_id = ${actor.memberId}
      order by e.status = 'ended', client.name, e.created_at desc`)
    return rows.map((row) => ({ ...row, statusSince: dateOrNull(row.statusSince) }))
  })
}

export type CoachEngagement = {
  engagementId: string
  client: string
  purpose: string
  status: Status
  startsOn: string
  statusSince: Date | null
  sessionsHeld: number
  sessionsAgreed: number
}
