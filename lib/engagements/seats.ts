import { and, type Column, eq, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { engagements, members } from '@/db/schema/practices'
import { sessions } from '@/db/schema/sessions'

// How a query comes from what belongs to an engagement to the two who sit at it, and to the session they are in.

/** What policies ask of an engagement: who sits at it, and whether the work is under way. */
export const seats = {
  id: engagements.id,
  coachId: engagements.coachId,
  clientId: engagements.clientId,
  status: engagements.status,
}

/** The engagement to which a row of this table belongs. */
export const engagementOf = (table: { practiceId: Column; engagementId: Column }) =>
  and(eq(engagements.practiceId, table.practiceId), eq(engagements.id, table.engagementId))

export const client = alias(members, 'client')
export const isItsClient = and(
  eq(client.practiceId, engagements.practiceId),
  eq(client.id, engagements.clientId),
)

export const coach = alias(members, 'coach')
export const isItsCoach = and(eq(coach.practiceId, engagements.practiceId), eq(coach.id, engagements.coachId))

export const isItsOpenSession = and(
  eq(sessions.practiceId, engagements.practiceId),
  eq(sessions.engagementId, engagements.id),
  isNotNull(sessions.openedAt),
  isNull(sessions.endedAt),
)
