import { clock, dayOf, daysBetween, monthDay, type Reader } from '@/lib/dates'

/** "today at 9:12 pm", "yesterday at …", "Tuesday at …" within a week, then "May 21 at …". */
export function settledWhen(at: Date, { zone, now }: Reader): string {
  const today = dayOf(now, zone)
  const day = dayOf(at, zone)
  const days = daysBetween(day, today)
  const named =
    days <= 0 ? 'today' : days === 1 ? 'yesterday' : days <= 6 ? weekday(day) : monthDay(day, { today })
  return `${named} at ${clock(at, zone)}`
}

const weekdays = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' })

function weekday(day: string) {
  return weekdays.format(Date.parse(day))
}
