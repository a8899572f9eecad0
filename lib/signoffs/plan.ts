import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements, members, practices } from '@/db/schema/practices'
import { found } from '@/lib/refusal'
import { templateOf } from '@/lib/templates/of-vision'

/** What every command here needs to know before it does anything: whose plan, with whom, under which template. */
export type Plan = Awaited<ReturnType<typeof findPlan>>

export async function findPlan({ db, actor }: Practice, visionId: string) {
  const client = alias(members, 'client')
  const coach = alias(members, 'coach')
  const [row] = await db
    .select({
      visionId: visions.id,
      followed: {
        templateKey: visions.templateKey,
        templateVersion: visions.templateVersion,
        template: visions.template,
      },
      engagement: {
        id: engagements.id,
        coachId: engagements.coachId,
        clientId: engagements.clientId,
        status: engagements.status,
      },
      client: { memberId: client.id, name: client.name, timeZone: client.timeZone },
      coach: { memberId: coach.id, name: coach.name, timeZone: coach.timeZone },
      practiceName: practices.name,
    })
    .from(visions)
    .innerJoin(
      engagements,
      and(eq(engagements.practiceId, visions.practiceId), eq(engagements.id, visions.engagementId)),
    )
    .innerJoin(
      client,
      and(eq(client.practiceId, engagements.practiceId), eq(client.id, engagements.clientId)),
    )
    .innerJoin(coach, and(eq(coach.practiceId, engagements.practiceId), eq(coach.id, engagements.coachId)))
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
