import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { sessions } from '@/db/schema/sessions'
import { now } from '@/lib/clock'
import { isDue, nearBy } from './session'

/** A session that is booked, as somebody is asked whether it is the one. */
export type Meant = { sessionId: string; number: number; startsAt: Date; minutes: number }

/** What is booked for about now: the one that is due, or else the one nearest to now, which may be meant or not. */
export async function meantNow(
  { db, actor }: Practice,
  engagementId: string,
): Promise<{ due: Meant | null; near: Meant | null }> {
  const at = now()
  const booked = await db
    .select({
      sessionId: sessions.id,
      number: sessions.number,
      startsAt: sessions.startsAt,
      minutes: sessions.minutes,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.practiceId, actor.practiceId),
        eq(sessions.engagementId, engagementId),
        isNull(sessions.openedAt),
        isNull(sessions.cancelledAt),
        gt(sessions.startsAt, new Date(at.getTime() - nearBy.behind)),
        lt(sessions.startsAt, new Date(at.getTime() + nearBy.ahead)),
      ),
    )
  const away = ({ startsAt }: Meant) => Math.abs(startsAt.getTime() - at.getTime())
  const nearest = booked.sort((one, other) => away(one) - away(other))
  return { due: nearest.find((session) => isDue(session, at)) ?? null, near: nearest[0] ?? null }
}
