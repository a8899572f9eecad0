import { type Day, daysBetween } from '@/lib/dates'
import { capital, inWords, plural } from '@/lib/words'

/** Fewer than three meetings are no rhythm. */
const meetingsForARhythm = 3

/**
 * How two people meet, from the days on which they did: "Thursdays, every two to three weeks". Null while it cannot be
 * told. The day of the week is named when most meetings fell on it; the longest and the shortest gap of many do not
 * count, because everybody has a vacation.
 */
export function rhythmOf(days: readonly Day[]): string | null {
  if (days.length < meetingsForARhythm) return null
  const sorted = [...days].sort()
  const gaps = sorted.slice(1).map((day, index) => daysBetween(sorted[index] ?? day, day))
  const usual = gaps.sort((one, other) => one - other)
  const within = usual.length > 4 ? usual.slice(1, -1) : usual
  const [shortest = 0, longest = 0] = [within[0], within.at(-1)]
  const every = everyWords(Math.round(shortest / 7), Math.round(longest / 7))
  const weekday = usualWeekday(sorted)
  return weekday ? `${weekday}, ${every}` : capital(every)
}

function everyWords(fewest: number, most: number): string {
  if (most < 1) return 'more than once a week'
  const few = Math.max(1, fewest)
  if (few === most) return few === 1 ? 'every week' : `every ${inWords(few)} ${plural(few, 'week')}`
  return `every ${inWords(few)} to ${inWords(most)} weeks`
}

const weekdays = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays']

function usualWeekday(days: readonly Day[]): string | null {
  const fell = days.map((day) => new Date(Date.parse(day)).getUTCDay())
  const usual = weekdays.findIndex(
    (_, weekday) => fell.filter((each) => each === weekday).length > days.length / 2,
  )
  return weekdays[usual] ?? null
}
