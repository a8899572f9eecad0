import { cityOf, clock, clockRange, dayOf, longDay, type Reader, sameClock, until } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { BookedSession } from '@/lib/sessions/queries'
import type { SessionScreen } from '@/lib/sessions/screen'
import { counted } from '@/lib/words'

export function dayWords(startsAt: Date, { zone, now }: Reader): string {
  return longDay(dayOf(startsAt, zone), { today: dayOf(now, zone) })
}

/** In a sentence: "today", "on Thursday, June 11". */
export function onWhichDay(startsAt: Date, reader: Reader): string {
  const isToday = dayOf(startsAt, reader.zone) === dayOf(reader.now, reader.zone)
  return isToday ? 'today' : `on ${dayWords(startsAt, reader)}`
}

/** "2:00 to 3:00 pm, your time". */
export function hourWords({ startsAt, minutes }: Pick<BookedSession, 'startsAt' | 'minutes'>, zone: string) {
  return `${clockRange(startsAt, new Date(startsAt.getTime() + minutes * 60_000), zone)}, your time`
}

/** "4:00 pm for Maya in Portland, Maine"; null where clocks show the same. */
export function theirHourWords(
  { startsAt, withWhom }: Pick<BookedSession, 'startsAt' | 'withWhom'>,
  zone: string,
): string | null {
  if (sameClock(startsAt, zone, withWhom.timeZone)) return null
  const where = withWhom.place ?? cityOf(withWhom.timeZone)
  return `${clock(startsAt, withWhom.timeZone)} for ${firstName(withWhom.name)} in ${where}`
}

/** What moving it last said, with the hour it was to be. */
export function changeWords({ lastChange }: BookedSession, reader: Reader): string | null {
  if (!lastChange) return null
  const { was, reason, by } = lastChange
  const said = reason === null ? `${firstName(by)} opened it at another hour.` : `${by}: ${reason}`
  return `Was ${dayWords(was, reader)}, ${clock(was, reader.zone)}. ${said}`
}

/** How far an agreement is used: "8 of 12 sessions used, 1 booked, 3 left." Without what is left where nothing can be booked. */
export function tallyWords({
  held,
  agreed,
  left,
}: {
  held: number
  agreed: number
  left: number | null
}): string {
  const used = `${held} of ${counted(agreed, 'session')} used`
  if (left === null) return `${used}.`
  const booked = agreed - held - left
  return `${used}${booked > 0 ? `, ${booked} booked` : ''}, ${left > 0 ? left : 'none'} left.`
}

type Meeting = Pick<SessionScreen, 'startsAt' | 'openedAt' | 'endedAt' | 'cancelledAt'>

/** The news of a session's page. */
export function sessionHeadline(
  { startsAt, openedAt, endedAt, cancelledAt }: Meeting,
  reader: Reader,
): string {
  if (cancelledAt) return `Cancelled. It was to be ${dayWords(startsAt, reader)}.`
  if (openedAt && endedAt) return `You met ${dayWords(openedAt, reader)}, ${clock(openedAt, reader.zone)}.`
  if (openedAt) return `Open since ${clock(openedAt, reader.zone)}.`
  const at = `${dayWords(startsAt, reader)}, ${clock(startsAt, reader.zone)}`
  if (startsAt < reader.now) return `Not opened yet. It was to begin ${at}.`
  const days = until(dayOf(startsAt, reader.zone), { today: dayOf(reader.now, reader.zone) })
  return `${at}${days ? `, ${days}` : ''}.`
}
