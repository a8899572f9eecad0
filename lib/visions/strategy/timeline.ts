import { addDays, type Day, daysBetween, monthDay } from '@/lib/dates'
import { lastDayOf, type PlanDate } from '@/lib/visions/document/plan-date'
import { shortPlanDate } from '@/lib/visions/strategy/due'
import {
  type Box,
  fitsAmong,
  type Label,
  labelBox,
  labelPlaces,
  wrap,
} from '@/lib/visions/strategy/timeline-labels'

/**
 * The route as it is drawn, in the units of its frame: for the page and for paper. Whatever is dated stands on it;
 * what is not waits in the list.
 */
export type Timeline = {
  frame: Frame
  months: { x: number; label: string; beginsYear: boolean }[]
  today: { x: number; y: number; label: string }
  /** SVG path data: what is behind is drawn solid, what is ahead dotted. */
  behind: string
  ahead: string
  marks: (TimelineMark & { x: number; y: number; date: string; label: Label | null })[]
}

export type Frame = { width: number; height: number }

export type TimelineMark = {
  id: string
  name: string
  due: PlanDate
  form: 'outline' | 'half' | 'full'
  isLate: boolean
}

export function layoutTimeline(
  marks: readonly TimelineMark[],
  { today, frame }: { today: Day; frame: Frame },
): Timeline {
  const dated = marks
    .flatMap((mark) => {
      const day = lastDayOf(mark.due)
      return day ? [{ ...mark, day }] : []
    })
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
  const span = spanOf([today, ...dated.map(({ day }) => day)])
  const xOf = (day: Day) => (daysBetween(span.from, day) / daysBetween(span.from, span.to)) * frame.width
  const first = Math.min(xOf(today), ...dated.map(({ day }) => xOf(day)))
  const last = Math.max(xOf(today), ...dated.map(({ day }) => xOf(day)))
  const todayX = round(xOf(today))
  const route = (x: number) => routeAt(x, frame)
  return {
    frame,
    months: monthsOf(span, frame.width).map(({ day, label, beginsYear }) => ({
      x: round(xOf(day)),
      label,
      beginsYear,
    })),
    today: { x: todayX, y: round(route(todayX)), label: `Today, ${monthDay(today, { today })}` },
    behind: pathAlong(route, Math.max(0, first - lead), todayX),
    ahead: pathAlong(route, todayX, last),
    marks: withLabels(
      dated.map(({ day, ...mark }) => {
        const x = round(xOf(day))
        return { ...mark, x, y: round(route(x)), date: shortPlanDate(mark.due, today) }
      }),
      todayX,
      frame,
    ),
  }
}

/** Room before the first mark, so that the way does not begin with it. */
const lead = 90

/** Whole months, half a year at least, with a little way beyond the last mark for its words. */
function spanOf(days: readonly Day[]): { from: Day; to: Day } {
  const sorted = [...days].sort()
  const from = startOfMonth(addDays(sorted[0] ?? '', -21))
  const to = startOfMonth(addDays(sorted.at(-1) ?? '', 45))
  return { from, to: daysBetween(from, to) < 184 ? startOfMonth(addDays(from, 200)) : to }
}

/** One line a month; where they would crowd, every second or third, or one a year. */
function monthsOf({ from, to }: { from: Day; to: Day }, width: number) {
  const months: Day[] = []
  for (let day = from; day < to; day = startOfMonth(addDays(day, 32))) months.push(day)
  const most = Math.max(2, Math.floor(width / narrowestMonth))
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => months.length / step <= most) ?? 120
  return months
    .filter((day, index) => index === 0 || monthIndex(day) % every === 0)
    .map((day, index) => {
      const beginsYear = index === 0 || day.slice(5, 7) === '01'
      return { day, label: monthName(day, beginsYear), beginsYear }
    })
}

const narrowestMonth = 64

const monthIndex = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function monthName(day: Day, withYear: boolean) {
  return new Intl.DateTimeFormat('en-US', {
    month: 'short',
    year: withYear ? 'numeric' : undefined,
    timeZone: 'UTC',
  }).format(Date.parse(day))
}

/** The way rises and falls a little, the same for everybody: it is a drawing, and not a measure of anything. */
function routeAt(x: number, { width, height }: Frame): number {
  const along = (x / width) * 2 * Math.PI
  return height * (0.54 - 0.034 * Math.sin(along * 1.1 - 1.9) - 0.012 * Math.sin(along * 2.7))
}

function pathAlong(route: (x: number) => number, from: number, to: number): string {
  if (to - from < 1) return ''
  const steps = Math.max(1, Math.round((to - from) / 14))
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = from + ((to - from) * step) / steps
    return `${step === 0 ? 'M' : 'L'}${round(x)} ${round(route(x))}`
  }).join('')
}

/** Words stand where there is room for them, above or below. Where there is none, the list has them. */
function withLabels<Mark extends { x: number; y: number; name: string; date: string }>(
  marks: readonly Mark[],
  todayX: number,
  frame: Frame,
): (Mark & { label: Label | null })[] {
  const taken: Box[] = [
    ...marks.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 18, bottom: y + 18 })),
    { left: todayX - 2, right: todayX + 2, top: 0, bottom: frame.height },
    { left: 0, right: frame.width, top: 0, bottom: monthsHeight },
  ]
  return marks.map((mark, index) => {
    const lines = wrap(mark.name)
    const label = labelPlaces({ ...mark, lines }, index % 2 === 0 ? 'above' : 'below').find((place) =>
      fitsAmong(taken, labelBox(place), frame),
    )
    if (label) taken.push(labelBox(label))
    return { ...mark, label: label ?? null }
  })
}

/** What the names of the months, and the flag that says today, stand on. */
const monthsHeight = 62

const startOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`
const round = (value: number) => Math.round(value * 10) / 10
