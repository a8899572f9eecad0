import { addDays, dayOf, type Reader } from '@/lib/dates'

type Meeting = { startsAt: Date; minutes: number; openedAt: Date | null; endedAt: Date | null }

/**
 * Whom the coach prepares for: the session that is open, else the first that is not over by the clock, today or
 * tomorrow. One that was booked and never opened does not stand before the next.
 */
export function nextUp<Session extends Meeting>(
  sessions: readonly Session[],
  { zone, now }: Reader,
): Session | undefined {
  const tomorrow = addDays(dayOf(now, zone), 1)
  const near = sessions.filter(
    ({ startsAt, endedAt }) => endedAt === null && dayOf(startsAt, zone) <= tomorrow,
  )
  const isOver = ({ startsAt, minutes }: Meeting) => startsAt.getTime() + minutes * 60_000 <= now.getTime()
  return near.find(({ openedAt }) => openedAt !== null) ?? near.find((session) => !isOver(session))
}
