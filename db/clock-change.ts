import { addDays, clock24, type Day, dayOf, startOfDay } from '@/lib/dates'

/**
 * For stories that book on both sides of it: the next day that clocks in a zone change on, some weeks from today, so
 * that nothing of the cast is booked there yet.
 */
export function nextClockChange(zone: string): Day {
  const soon = addDays(dayOf(new Date(), zone), 30)
  for (let days = 0; days <= 366; days++) {
    const day = addDays(soon, days)
    const dayAfter = new Date(startOfDay(day, zone).getTime() + 24 * 60 * 60_000)
    if (clock24(dayAfter, zone) !== '00:00') return day
  }
  throw new Error(`Clocks never change in ${zone}.`)
}
