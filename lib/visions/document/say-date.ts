import { addDays, daysBetween, mondayOf } from '@/lib/dates'
import { daysIn, type Leaning, type PlanDate } from '@/lib/visions/document/plan-date'
import { tellDate } from '@/lib/visions/document/tell'

/** What somebody's words for a date come to, or why they come to none, with the nearest that would. */
export type SaidDate = { date: PlanDate } | { problem: string; instead?: PlanDate }

/**
 * Reads a date as people write one: "June", "Sep 18", "2027", "end of March", "6/30/2027". `today` is the writer's own
 * day. A year alone is its last month where dates lie ahead, and its first where they lie back; a season likewise.
 */
export function readDate(said: string, today: string, leaning: Leaning = 'ahead'): SaidDate {
  const words = said
    .toLowerCase()
    .replace(/[.,]/g, ' ')
    .replace(/\b(the|of|in|by|on|until|since|around)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (words === '') return { date: '' }
  const now: Calendar = { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)), today, leaning }
  return (
    relative(words, now) ??
    numeric(words, now) ??
    partOfYear(words, now) ??
    named(words, now) ?? {
      problem: `There is no date in “${said.trim()}” that we can read. Write June 2027, Sep 18 or 2027.`,
    }
  )
}

type Calendar = { year: number; month: number; today: string; leaning: Leaning }

function relative(words: string, now: Calendar): SaidDate | null {
  const { year, month, today } = now
  if (/^(today|now)$/.test(words)) return { date: today }
  const near = withinWeeks(words, now)
  if (near) return near
  if (words === 'this month') return { date: monthOf(year, month) }
  if (words === 'next month') return { date: monthOf(year, month + 1) }
  if (words === 'last month') return { date: monthOf(year, month - 1) }
  if (words === 'this year' || words === 'end year' || words === 'end this year')
    return { date: monthOf(year, 12) }
  if (words === 'next year' || words === 'end next year') return { date: monthOf(year + 1, 12) }
  if (words === 'end month' || words === 'end this month') return { date: lastDay(year, month) }
  if (words === 'end next month') return { date: lastDay(year, month + 1) }
  const [, count, unit] = /^(\d{1,3}|a|one|two|three|six) (month|year)s?( from now)?$/.exec(words) ?? []
  if (!count || !unit) return null
  const many = small[count] ?? Number(count)
  return { date: unit === 'year' ? monthOf(year + many, month) : monthOf(year, month + many) }
}

/** "Tomorrow", "Friday", "in two weeks". A week lasts until its Sunday, and a weekday is the nearest on the side meant. */
function withinWeeks(words: string, { today, leaning }: Calendar): SaidDate | null {
  if (words === 'tomorrow') return { date: addDays(today, 1) }
  if (words === 'yesterday') return { date: addDays(today, -1) }
  const monday = mondayOf(today)
  if (words === 'this week' || words === 'end week') return { date: addDays(monday, 6) }
  if (words === 'next week' || words === 'end next week') return { date: addDays(monday, 13) }
  const [, count, unit] = /^(\d{1,2}|a|one|two|three|six) (day|week)s?( from now)?$/.exec(words) ?? []
  if (count && unit)
    return { date: addDays(today, (small[count] ?? Number(count)) * (unit === 'week' ? 7 : 1)) }
  const [, which, name] = /^(?:(this|next) )?([a-z]{3,9})$/.exec(words) ?? []
  const weekday = name === undefined ? -1 : weekdays.findIndex((each) => isCalled(each, name))
  if (weekday < 0) return null
  if (which === 'next') return { date: addDays(monday, 7 + weekday) }
  const ahead = (weekday - daysBetween(monday, today) + 7) % 7 || 7
  return { date: addDays(today, leaning === 'ahead' ? ahead : ahead - 7 || -7) }
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** "tue", "tues", "tuesday". */
const isCalled = (weekday: string, name: string) => name.length >= 3 && weekday.startsWith(name)

const small: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, six: 6 }

function numeric(words: string, now: Calendar): SaidDate | null {
  const [, onlyYear] = /^(\d{4})$/.exec(words) ?? []
  if (onlyYear) return inRange(Number(onlyYear), now.leaning === 'ahead' ? 12 : 1)
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(words) ?? []
  if (isoYear) return inRange(Number(isoYear), Number(isoMonth), isoDay)
  const [, quarter, quarterYear] = /^q([1-4])(?: (\d{4}))?$/.exec(words) ?? []
  if (quarter) return ofMonth(Number(quarter) * 3, undefined, quarterYear, now)
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(words) ?? []
  if (month && day) return ofMonth(Number(month), day, year, now)
  const [, monthOnly, yearOnly] = /^(\d{1,2})\/(\d{4})$/.exec(words) ?? []
  return monthOnly ? inRange(Number(yearOnly), Number(monthOnly)) : null
}

/** "Spring 2027", "next fall", "late 2027", "first half of 2027". */
function partOfYear(words: string, now: Calendar): SaidDate | null {
  const [, next, name, inYear] =
    /^(?:this |(next ))?(spring|summer|fall|autumn|winter)(?: (\d{4}))?$/.exec(words) ?? []
  const season = seasons[name ?? '']
  if (season) return ofMonth(season[now.leaning], undefined, inYear ?? (next && nextYear(season, now)), now)
  const [, part, year] =
    /^(start|beginning|early|mid|middle|end|late|first half|second half) (\d{4})$/.exec(words) ?? []
  const month = partsOfYear[part ?? '']
  return month ? inRange(Number(year), month) : null
}

/** A winter is counted to the year it begins in; who looks back means the one that the year began with. */
const seasons: Record<string, Record<Leaning, number>> = {
  spring: { ahead: 5, back: 3 },
  summer: { ahead: 8, back: 6 },
  fall: { ahead: 11, back: 9 },
  autumn: { ahead: 11, back: 9 },
  winter: { ahead: 12, back: 1 },
}

/** The next one, while this one lasts, is a year away; before that it is the one to come. */
const nextYear = (season: Record<Leaning, number>, { year, month }: Calendar) =>
  month >= season.back && month <= season.ahead ? String(year + 1) : undefined

const partsOfYear: Record<string, number> = {
  start: 1,
  beginning: 1,
  early: 3,
  mid: 6,
  middle: 6,
  'first half': 6,
  late: 12,
  end: 12,
  'second half': 12,
}

function named(words: string, now: Calendar): SaidDate | null {
  const [, start, after] = /^(start|beginning|early|mid|middle|end|late) ?(.*)$/.exec(words) ?? []
  const rest = after ?? words
  const [, dayFirst, monthSecond, yearThird] =
    /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)(?: (\d{4}))?$/.exec(rest) ?? []
  const [, monthFirst, daySecond, year] =
    /^([a-z]+)(?: (\d{1,2})(?:st|nd|rd|th)?)?(?: (\d{4}))?$/.exec(rest) ?? []
  const month = monthNumber(monthSecond ?? monthFirst ?? '')
  if (month === null) return null
  const day = dayFirst ?? daySecond
  const said = ofMonth(month, day, yearThird ?? year, now)
  if (!start || day || !('date' in said)) return said
  const [inYear, inMonth] = said.date.split('-').map(Number)
  // "Early" and "mid" say no day; the month they lie in does.
  return /^(end|late)$/.test(start) ? { date: lastDay(inYear ?? 0, inMonth ?? 1) } : said
}

/** With the year left out, the nearest such month on the side that is meant. */
function ofMonth(month: number, day: string | undefined, year: string | undefined, now: Calendar): SaidDate {
  if (year) return inRange(Number(year.length === 2 ? `20${year}` : year), month, day)
  const monthDay = `${pad(month)}${day ? `-${pad(Number(day))}` : ''}`
  const present = day ? now.today.slice(5) : now.today.slice(5, 7)
  const shift = now.leaning === 'ahead' ? Number(monthDay < present) : -Number(monthDay > present)
  return inRange(now.year + shift, month, day)
}

function inRange(year: number, month: number, day?: string): SaidDate {
  if (month < 1 || month > 12) return { problem: `There is no month ${month}. The months go from 1 to 12.` }
  if (year < 1900 || year > 2200)
    return { problem: `${year} is a long way off. Write a year from 1900 to 2200.` }
  if (day === undefined) return { date: monthOf(year, month) }
  const days = daysIn(year, month)
  const on = Number(day)
  if (on >= 1 && on <= days) return { date: `${monthOf(year, month)}-${pad(on)}` }
  const instead = on === days + 1 ? `${monthOf(year, month + 1)}-01` : lastDay(year, month)
  const name = monthNames[month - 1] ?? ''
  const inYear = month === 2 ? `${name} ${year}` : name
  return {
    problem: `${inYear} has ${days} days. Did you mean ${withoutYear(instead)}?`,
    instead,
  }
}

/** "July 1" of "July 1, 2027". */
const withoutYear = (date: PlanDate) => tellDate(date).replace(/, \d{4}$/, '')

const monthNames = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, index)),
)

/** "jun", "sept", "september"; three letters are enough where no other month begins with them. */
function monthNumber(word: string): number | null {
  if (word.length < 3) return null
  const at = monthNames.findIndex((name) => name.toLowerCase().startsWith(word))
  return at < 0 ? (word === 'sept' ? 9 : null) : at + 1
}

function monthOf(year: number, month: number): PlanDate {
  const from = new Date(Date.UTC(year, month - 1))
  return `${pad(from.getUTCFullYear(), 4)}-${pad(from.getUTCMonth() + 1)}`
}

function lastDay(year: number, month: number): PlanDate {
  const whole = monthOf(year, month)
  return `${whole}-${daysIn(Number(whole.slice(0, 4)), Number(whole.slice(5)))}`
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0')
