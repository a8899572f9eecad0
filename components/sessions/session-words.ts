import { cityOf, clock, clockRange, dayOf, longDay, type Reader, sameClock } from '@/lib/dates'
import type { BookedSession } from '@/lib/sessions/queries'

export function dayWords(startsAt: Date, { zone, now }: Reader): string {
  return longDay(dayOf(startsAt, zone), { today: dayOf(now, zone) })
}

/** "2:00 to 3:00 pm, your time". */
export function hourWords({ startsAt, minutes }: Pick<BookedSession, 'startsAt' | 'minutes'>, zone: string) {
  return `${clockRange(startsAt, new Date(startsAt.getTime() + minutes * 60_000), zone)}, your time`
}

/** "4:00 pm for Maya in Portland, Maine"; null where clocks show the same. */
export function theirHourWords({ startsAt, withWhom }: BookedSession, zone: string): string | null {
  if (sameClock(startsAt, zone, withWhom.timeZone)) return null
  const where = withWhom.place ?? cityOf(withWhom.timeZone)
  return `${clock(startsAt, withWhom.timeZone)} for ${withWhom.name.split(' ')[0]} in ${where}`
}

/** What moving it last said, with the hour it was to be. */
export function changeWords({ lastChange }: BookedSession, reader: Reader): string | null {
  if (!lastChange) return null
  const { was, reason, by } = lastChange
  return `Was ${dayWords(was, reader)}, ${clock(was, reader.zone)}. ${by}: ${reason}`
}
