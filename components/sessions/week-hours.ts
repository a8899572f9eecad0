import type { OfferedHours } from '@/lib/sessions/offered'

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** What was typed for one day, as a time field gives it: "09:00", or empty. */
export type TypedDay = { from: string; until: string }

/** The spans of a week; of a day that says only half, or ends before it begins, what it needs. */
export function readWeek(typed: readonly TypedDay[]): { hours: OfferedHours[]; troubles: (string | null)[] } {
  const hours: OfferedHours[] = []
  const troubles = typed.map(({ from, until }, at) => {
    const [fromMinute, toMinute] = [minuteOf(from), minuteOf(until)]
    const day = weekdays[at] ?? ''
    if (fromMinute === null && toMinute === null) return null
    if (fromMinute === null) return `From when on ${day}? Or leave both empty.`
    if (toMinute === null) return `Until when on ${day}? Or leave both empty.`
    if (toMinute - fromMinute < shortest) return `On ${day} the end comes after the beginning.`
    hours.push({ weekday: at + 1, fromMinute, toMinute })
    return null
  })
  return { hours, troubles }
}

/** As a time field takes it. */
export const clockOf = (minute: number | undefined) =>
  minute === undefined
    ? ''
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Minutes. A session is no shorter. */
const shortest = 15

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null
}
