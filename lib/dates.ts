/**
 * Dates and clocks as people read them. Absolute for planning, relative for feeling, always in the zone of the
 * one who reads. A `Day` is a calendar date without a zone ("2026-06-11"); due dates are days, not instants.
 */
export type Day = string

export type Reader = { zone: string; now: Date }

/** The calendar day an instant falls on in a zone. */
export function dayOf(instant: Date, zone: string): Day {
  const { year, month, day } = parts(instant, zone)
  return `${year}-${month}-${day}`
}

/** Whole days from one day to another; negative when it lies behind. */
export function daysBetween(from: Day, to: Day) {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength)
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
}

/** The last instant of a day where its owner lives: when a due date has passed. */
export function endOfDay(day: Day, zone: string): Date {
  return startOfDay(addDays(day, 1), zone)
}

/** The first instant of a day in a zone, also where the clock changes at midnight. */
export function startOfDay(day: Day, zone: string): Date {
  const wall = Date.parse(day)
  const guess = wall - offset(new Date(wall), zone)
  const settled = wall - offset(new Date(guess), zone)
  // Midnight does not exist where the clock jumps over it: the day then begins at the jump.
  return dayOf(new Date(settled), zone) < day ? new Date(settled + hourLength) : new Date(settled)
}

/**
 * The instant at which clocks there show that time of that day ("16:00"). Where they show it twice, the first; where
 * they jump over it, later by as much as they jump.
 */
export function instantAt(day: Day, clock: string, zone: string): Date {
  const wall = Date.parse(`${day}T${clock}:00Z`)
  const around = [wall - dayLength, wall + dayLength].map((near) => wall - offset(new Date(near), zone))
  const shown = around.filter((instant) => instant + offset(new Date(instant), zone) === wall)
  return new Date(shown.length > 0 ? Math.min(...shown) : Math.max(...around))
}

/** Lists: "Thu, Jun 11", with the year when it is not this one. */
export function shortDay(day: Day, { today }: { today: Day }) {
  return format(day, { weekday: 'short', month: 'short', day: 'numeric', year: yearUnlessThis(day, today) })
}

/** "Jun 11", with the year when it is not this one. */
export function monthDay(day: Day, { today }: { today: Day }) {
  return format(day, { month: 'short', day: 'numeric', year: yearUnlessThis(day, today) })
}

/** "June", with the year when it is not this one. */
export function monthOf(day: Day, { today }: { today: Day }) {
  return format(day, { month: 'long', year: yearUnlessThis(day, today) })
}

/** Headings: "Thursday, June 11", with the year when it is not this one. */
export function longDay(day: Day, { today }: { today: Day }) {
  return format(day, { weekday: 'long', month: 'long', day: 'numeric', year: yearUnlessThis(day, today) })
}

/** Records: "June 12, 2026". */
export function recordDay(day: Day) {
  return format(day, { month: 'long', day: 'numeric', year: 'numeric' })
}

/** "2:00 pm" */
export function clock(instant: Date, zone: string) {
  const { hour, minute, half } = clockParts(instant, zone)
  return `${hour}:${minute} ${half}`
}

/** "14:00", as fields of forms hold it. */
export function clock24(instant: Date, zone: string) {
  const wall = new Date(instant.getTime() + offset(instant, zone))
  return wall.toISOString().slice(11, 16)
}

/** "2:00 to 3:00 pm", "11:30 am to 12:30 pm" */
export function clockRange(start: Date, end: Date, zone: string) {
  const from = clockParts(start, zone)
  const to = clockParts(end, zone)
  const opening = from.half === to.half ? `${from.hour}:${from.minute}` : clock(start, zone)
  return `${opening} to ${clock(end, zone)}`
}

/**
 * What happened: "just now", "8 min ago", "3 hours ago", "yesterday", "2 days ago", then the weekday for the rest
 * of the week, then "May 21".
 */
export function since(instant: Date, { zone, now }: Reader) {
  const today = dayOf(now, zone)
  const day = dayOf(instant, zone)
  const days = daysBetween(day, today)
  if (days <= 0) return sinceToday(now.getTime() - instant.getTime())
  if (days === 1) return 'yesterday'
  if (days <= 3) return `${days} days ago`
  if (days <= 6) return format(day, { weekday: 'long' })
  return monthDay(day, { today })
}

/** The same for a day: "today", "yesterday", "2 days ago", "Sunday", "May 21". */
export function sinceDay(day: Day, { today }: { today: Day }) {
  const days = daysBetween(day, today)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days <= 3) return `${days} days ago`
  if (days <= 6) return format(day, { weekday: 'long' })
  return monthDay(day, { today })
}

/** What is planned: "Thu, Jun 11, in 2 days" within thirteen days, then only the date. */
export function plannedDay(day: Day, { today }: { today: Day }) {
  const days = daysBetween(today, day)
  const date = shortDay(day, { today })
  if (days < 0 || days > 13) return date
  return `${date}, ${until(day, { today })}`
}

/** Distance alone: "today", "tomorrow", "in 2 days", "in 3 weeks", "in 5 months"; behind: "12 days past". */
export function until(day: Day, { today }: { today: Day }) {
  const days = daysBetween(today, day)
  if (days < 0) return days === -1 ? '1 day past' : `${-days} days past`
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days <= 13) return `in ${days} days`
  if (days <= 70) return `in ${Math.round(days / 7)} weeks`
  return `in ${Math.round(days / 30.44)} months`
}

/** Until an instant: "now", "in 8 minutes", "in 4 h 50 min", from a day on "in 2 days". */
export function untilInstant(instant: Date, { zone, now }: Reader) {
  const minutes = Math.ceil((instant.getTime() - now.getTime()) / minuteLength)
  if (minutes <= 0) return 'now'
  if (minutes < 60) return minutes === 1 ? 'in 1 minute' : `in ${minutes} minutes`
  const day = dayOf(instant, zone)
  const today = dayOf(now, zone)
  if (minutes >= 24 * 60 || day > today) return until(day, { today })
  const rest = minutes % 60
  return `in ${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`
}

/** Everything, for the tooltip of a `<time>` and for records: "Thursday, June 11, 2026 at 2:00 pm MDT". */
export function fullForm(instant: Date, zone: string) {
  const day = format(dayOf(instant, zone), fullDate)
  return `${day} at ${clock(instant, zone)} ${zoneAbbreviation(instant, zone)}`
}

export function fullDay(day: Day) {
  return format(day, fullDate)
}

/** "EDT"; only in signed records and full forms. */
export function zoneAbbreviation(instant: Date, zone: string) {
  const named = formatter(zone, { timeZoneName: 'short' }).formatToParts(instant)
  return named.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** The city a zone is named after: "America/Argentina/Buenos_Aires" is "Buenos Aires". */
export function cityOf(zone: string) {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** Where somebody's clock is: as they say it themselves, without the state, or as their zone is named. */
export const townOf = (zone: string, place: string | null) => place?.split(',')[0] ?? cityOf(zone)

/** Two people whose clocks agree at that moment need no zone named. */
export function sameClock(instant: Date, one: string, other: string) {
  return offset(instant, one) === offset(instant, other)
}

/** By how many hours clocks in `other` are ahead of clocks in `one` at that moment; half hours are halves. */
export function hoursApart(instant: Date, one: string, other: string) {
  return (offset(instant, other) - offset(instant, one)) / hourLength
}

/** "Week of May 18": the Monday on or before the day. */
export function weekOf(day: Day, { today }: { today: Day }) {
  return `Week of ${monthDay(mondayOf(day), { today })}`
}

export function mondayOf(day: Day): Day {
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

export function isZone(zone: string) {
  try {
    formatter(zone, {})
    return true
  } catch {
    return false
  }
}

const minuteLength = 60_000
const hourLength = 60 * minuteLength
const dayLength = 24 * hourLength

const fullDate = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' } as const

function sinceToday(milliseconds: number) {
  const minutes = Math.floor(milliseconds / minuteLength)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  return hours === 1 ? '1 hour ago' : `${hours} hours ago`
}

function yearUnlessThis(day: Day, today: Day) {
  return day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric'
}

/** A day is formatted as if it were UTC, so that no zone can move it. */
function format(day: Day, options: Intl.DateTimeFormatOptions) {
  return formatter('UTC', options).format(Date.parse(day))
}

function clockParts(instant: Date, zone: string) {
  const found = formatter(zone, { hour: 'numeric', minute: '2-digit', hour12: true }).formatToParts(instant)
  const part = (type: string) => found.find((candidate) => candidate.type === type)?.value ?? ''
  return { hour: part('hour'), minute: part('minute'), half: part('dayPeriod').toLowerCase() }
}

function parts(instant: Date, zone: string) {
  const found = formatter(zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: string) => found.find((candidate) => candidate.type === type)?.value ?? ''
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

/** Milliseconds the zone is ahead of UTC at that instant. */
function offset(instant: Date, zone: string) {
  const { year, month, day, hour, minute, second } = parts(instant, zone)
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return wall - Math.floor(instant.getTime() / 1000) * 1000
}

/** Building a formatter costs more than using it; they are the same for everyone. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${zone} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const built = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options })
  formatters.set(key, built)
  return built
}
