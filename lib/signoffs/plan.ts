import { and, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements, practices } from '@/db/schema/practices'
import { client, coach, engagementOf, isItsClient, isItsCoach, seats } from '@/lib/engagements/seats'
import { found } from '@/lib/refusal'
import { followedTemplate, templateOf } from '@/lib/templates/of-vision'

/** What every command here needs to know before it does anything: whose plan, with whom, under which template. */
export type Plan = Awaited<ReturnType<typeof findPlan>>

/** Refuses as not found what is not there or not theirs. */
export async function findPlan({ db, actor }: Practice, visionId: string) {
  const [row] = await db
    .select({
      visionId: visions.id,
      followed: followedTemplate,
      engagement: seats,
      client: { memberId: client.id, name: client.name, timeZone: client.timeZone },
      coach: { memberId: coach.id, name: coach.name, timeZone: coach.timeZone },
      practiceName: practices.name,
    })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .innerJoin(client, isItsClient)
    .innerJoin(coach, isItsCoach)
    .innerJoin(practices, eq(practices.id, visions.practiceId))
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  const { followed, ...plan } = found(row)
  return { ...plan, template: await templateOf(db, actor.practiceId, followed) }
}

/** As `findPlan`, alone with it: whoever else wants to propose, sign or send back waits until the transaction ends. */
export async function findPlanAlone(practice: Practice, visionId: string): Promise<Plan> {
  const [answer] = await practice.db.execute<{ mine: boolean }>(
    sql`select wall.lock_vision(${visionId}) as mine`,
  )
  found(answer?.mine ? answer : undefined)
  return findPlan(practice, visionId)
}

/** The database's clock, as it is written in seals: UTC with milliseconds. */
export async function writtenNow({ db }: Practice): Promise<string> {
  const [row] = await db.execute<{ at: string }>(
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  )
  return found(row).at
}
