import { type Day, daysBetween, monthDay, monthOf, until } from '@/lib/dates'
import { lastDayOf, type PlanDate } from '@/lib/visions/document/plan-date'

/** How a date of the plan stands to today. What is due in June is late in July. */
export type Due = {
  /** "Jun 30", "June", "Jan 11, 2027", "March 2027". */
  date: string
  /** "in 3 weeks", "12 days past"; of a whole month only what is past or under way is worth saying. */
  distance: string
  isPast: boolean
  lastDay: Day
}

/** Null where there is no date. */
export function dueOf(date: PlanDate, today: Day): Due | null {
  const lastDay = lastDayOf(date)
  if (lastDay === null) return null
  const isPast = lastDay < today
  return { date: shortPlanDate(date, today), distance: distanceTo(date, lastDay, today), isPast, lastDay }
}

/** The year is said when it is not this one. */
export function shortPlanDate(date: PlanDate, today: Day): string {
  if (!isWholeMonth(date)) return monthDay(date, { today })
  return monthOf(`${date}-01`, { today })
}

/** By the last day that still belongs to it, so that a month and a day in it stand in the order they are due. */
export function byDue<T>(dateOf: (item: T) => PlanDate): (one: T, other: T) => number {
  const at = (item: T) => lastDayOf(dateOf(item)) ?? 'later'
  return (one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0)
}

function distanceTo(date: PlanDate, lastDay: Day, today: Day): string {
  if (isWholeMonth(date) && today.startsWith(date)) return 'this month'
  const days = daysBetween(today, lastDay)
  return days < -70 ? `${Math.round(-days / 30.44)} months past` : until(lastDay, { today })
}

const isWholeMonth = (date: PlanDate) => date.length === 'yyyy-mm'.length
