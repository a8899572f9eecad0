import { addDays, clock24, type Day, dayOf, instantAt } from '@/lib/dates'

/** A span of a coach's week; 1 is Monday. Minutes of the day, in the coach's zone. */
export type OfferedHours = { weekday: number; fromMinute: number; toMinute: number }

export type Taken = { startsAt: Date; minutes: number }

/** How far ahead clients book, and how short before. */
const bookingAhead = { days: 42, hours: 12 } as const

/** Offered times begin on the half hour. */
const stepMinutes = 30

/** When a session of that length can begin: within the offered hours, free, and not too soon. In order. */
export function offeredTimes(
  hours: readonly OfferedHours[],
  { zone, taken, minutes, now }: { zone: string; taken: readonly Taken[]; minutes: number; now: Date },
): Date[] {
  const earliest = now.getTime() + bookingAhead.hours * hour
  const first = dayOf(now, zone)
  const times = Array.from({ length: bookingAhead.days + 1 }, (_, at) => addDays(first, at)).flatMap((day) =>
    hours
      .filter(({ weekday }) => weekday === weekdayOf(day))
      .flatMap((span) => beginnings(day, span, { minutes, zone })),
  )
  const free = times.filter(
    (time) => time.getTime() >= earliest && !taken.some((other) => overlap(time, minutes, other)),
  )
  return [...new Map(free.map((time) => [time.getTime(), time])).values()].sort(
    (one, other) => one.getTime() - other.getTime(),
  )
}

/** An hour that clocks jump over is not offered, and what begins before a jump has to end within the span as well. */
function beginnings(
  day: Day,
  { fromMinute, toMinute }: OfferedHours,
  { minutes, zone }: { minutes: number; zone: string },
): Date[] {
  const ends =
    toMinute === 24 * 60 ? instantAt(addDays(day, 1), '00:00', zone) : instantAt(day, clockAt(toMinute), zone)
  const begins: Date[] = []
  for (let minute = fromMinute; minute + minutes <= toMinute; minute += stepMinutes) {
    const time = instantAt(day, clockAt(minute), zone)
    const shown = clock24(time, zone) === clockAt(minute)
    if (shown && time.getTime() + minutes * 60_000 <= ends.getTime()) begins.push(time)
  }
  return begins
}

function overlap(time: Date, minutes: number, other: Taken): boolean {
  const [begins, ends] = [time.getTime(), time.getTime() + minutes * 60_000]
  const [otherBegins, otherEnds] = [
    other.startsAt.getTime(),
    other.startsAt.getTime() + other.minutes * 60_000,
  ]
  return begins < otherEnds && otherBegins < ends
}

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: Day) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

const clockAt = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const hour = 3_600_000
