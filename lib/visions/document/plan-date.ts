/** A day, `2027-06-30`, or a whole month, `2027-06`, which lasts until its end. Empty is no date. */
export type PlanDate = string

/** Whether a month without a year is the next one or the last one. */
export type Leaning = 'ahead' | 'back'

export const noDate: PlanDate = ''

export function isPlanDate(text: string): boolean {
  if (text === noDate) return true
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? []
  if (!year || !month || Number(month) < 1 || Number(month) > 12) return false
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)))
}

/** The last day that still belongs to it: what is due in June is late in July. Null where there is no date. */
export function lastDayOf(date: PlanDate): string | null {
  if (date === noDate || !isPlanDate(date)) return null
  if (date.length > 'yyyy-mm'.length) return date
  return `${date}-${daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`
}

export const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
