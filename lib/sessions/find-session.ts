import { and, eq } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { engagements } from '@/db/schema/practices'
import { sessions } from '@/db/schema/sessions'
import { engagementOf, seats } from '@/lib/engagements/seats'
import { found, refuse } from '@/lib/refusal'
import { seatOf } from '@/lib/visions/policy'

/** A session and the engagement it belongs to, for the two whose session it is. For everybody else it is not there. */
export async function findSession({ db, actor }: Practice, sessionId: string) {
  const [row] = await db
    .select({
      engagement: seats,
      startsAt: sessions.startsAt,
      minutes: sessions.minutes,
      openedAt: sessions.openedAt,
      endedAt: sessions.endedAt,
      cancelledAt: sessions.cancelledAt,
    })
    .from(sessions)
    .innerJoin(engagements, engagementOf(sessions))
    .where(and(eq(sessions.practiceId, actor.practiceId), eq(sessions.id, sessionId)))
  const { engagement, ...session } = found(row, notThere)
  const seat = seatOf(actor, engagement) ?? refuse('not-found', notThere)
  return { engagement, session, seat }
}

const notThere = 'This session does not exist.'
