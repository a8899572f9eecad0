import { describe, expect, test } from 'vitest'
import {
  addDays,
  cityOf,
  clock,
  clockRange,
  dayOf,
  endOfDay,
  fullForm,
  instantAt,
  isZone,
  longDay,
  monthDay,
  plannedDay,
  sameClock,
  shortDay,
  since,
  sinceDay,
  startOfDay,
  until,
  untilInstant,
  weekOf,
  zoneAbbreviation,
} from './dates'

const denver = 'America/Denver'
const portland = 'America/New_York'
const today = '2026-06-09'
const now = new Date('2026-06-09T18:00:00Z')
const reader = { zone: denver, now }

describe('absolute for planning', () => {
  test('lists, headings and records each have one form', () => {
    expect(shortDay('2026-06-11', { today })).toBe('Thu, Jun 11')
    expect(longDay('2026-06-11', { today })).toBe('Thursday, June 11')
    expect(monthDay('2026-06-30', { today })).toBe('Jun 30')
  })

  test('the year appears only when it is not this year', () => {
    expect(shortDay('2027-01-11', { today })).toBe('Mon, Jan 11, 2027')
    expect(longDay('2025-12-31', { today })).toBe('Wednesday, December 31, 2025')
    expect(monthDay('2027-01-11', { today })).toBe('Jan 11, 2027')
  })

  test('clocks are lower case and a range says am or pm once when it can', () => {
    const two = new Date('2026-06-11T20:00:00Z')
    const three = new Date('2026-06-11T21:00:00Z')
    expect(clock(two, denver)).toBe('2:00 pm')
    expect(clockRange(two, three, denver)).toBe('2:00 to 3:00 pm')
    expect(clockRange(new Date('2026-06-11T17:30:00Z'), new Date('2026-06-11T18:30:00Z'), denver)).toBe(
      '11:30 am to 12:30 pm',
    )
    expect(clock(new Date('2026-06-11T06:05:00Z'), denver)).toBe('12:05 am')
  })

  test('within thirteen days a plan says how far away it is', () => {
    expect(plannedDay('2026-06-11', { today })).toBe('Thu, Jun 11, in 2 days')
    expect(plannedDay('2026-06-22', { today })).toBe('Mon, Jun 22, in 13 days')
    expect(plannedDay('2026-06-23', { today })).toBe('Tue, Jun 23')
    expect(plannedDay('2026-06-09', { today })).toBe('Tue, Jun 9, today')
    expect(plannedDay('2026-06-10', { today })).toBe('Wed, Jun 10, tomorrow')
    expect(plannedDay('2026-06-01', { today })).toBe('Mon, Jun 1')
  })
})

describe('relative for feeling', () => {
  test.each([
    ['2026-06-09T17:59:40Z', 'just now'],
    ['2026-06-09T17:52:00Z', '8 min ago'],
    ['2026-06-09T15:00:00Z', '3 hours ago'],
    ['2026-06-09T16:59:00Z', '1 hour ago'],
    ['2026-06-08T18:00:00Z', 'yesterday'],
    ['2026-06-07T18:00:00Z', '2 days ago'],
    ['2026-06-05T18:00:00Z', 'Friday'],
    ['2026-06-02T18:00:00Z', 'Jun 2'],
    ['2026-05-21T18:00:00Z', 'May 21'],
    ['2025-05-21T18:00:00Z', 'May 21, 2025'],
  ])('%s reads as %s', (instant, words) => {
    expect(since(new Date(instant), reader)).toBe(words)
  })

  test('a clock that runs a little ahead never says a negative time', () => {
    expect(since(new Date('2026-06-09T18:00:20Z'), reader)).toBe('just now')
  })

  test('yesterday is decided where the reader lives', () => {
    const lateEvening = new Date('2026-06-09T05:30:00Z')
    expect(since(lateEvening, reader)).toBe('yesterday')
    expect(since(lateEvening, { zone: portland, now })).toBe('12 hours ago')
  })

  test('days and distances', () => {
    expect(sinceDay('2026-06-07', { today })).toBe('2 days ago')
    expect(sinceDay('2026-06-04', { today })).toBe('Thursday')
    expect(until('2026-06-11', { today })).toBe('in 2 days')
    expect(until('2026-06-30', { today })).toBe('in 3 weeks')
    expect(until('2027-01-11', { today })).toBe('in 7 months')
    expect(until('2026-05-28', { today })).toBe('12 days past')
    expect(until('2026-06-08', { today })).toBe('1 day past')
  })

  test('what is near is counted in minutes, then hours, then days', () => {
    const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    expect(untilInstant(inMinutes(8), reader)).toBe('in 8 minutes')
    expect(untilInstant(inMinutes(1), reader)).toBe('in 1 minute')
    expect(untilInstant(inMinutes(290), reader)).toBe('in 4 h 50 min')
    expect(untilInstant(inMinutes(120), reader)).toBe('in 2 h')
    expect(untilInstant(inMinutes(-1), reader)).toBe('now')
    expect(untilInstant(inMinutes(60 * 50), reader)).toBe('in 2 days')
  })
})

describe('zones', () => {
  test('a day is where the reader is, not where the server is', () => {
    expect(dayOf(new Date('2026-06-10T05:30:00Z'), denver)).toBe('2026-06-09')
    expect(dayOf(new Date('2026-06-10T05:30:00Z'), 'Asia/Tokyo')).toBe('2026-06-10')
  })

  test('the full form names the zone; a city stands for it elsewhere', () => {
    const instant = new Date('2026-06-11T20:00:00Z')
    expect(fullForm(instant, denver)).toBe('Thursday, June 11, 2026 at 2:00 pm MDT')
    expect(zoneAbbreviation(instant, portland)).toBe('EDT')
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  })

  test('two zones on the same clock need no naming, until one of them changes', () => {
    const summer = new Date('2026-06-11T20:00:00Z')
    const winter = new Date('2026-12-11T20:00:00Z')
    expect(sameClock(summer, denver, 'America/Boise')).toBe(true)
    expect(sameClock(summer, 'America/Phoenix', 'America/Los_Angeles')).toBe(true)
    expect(sameClock(winter, 'America/Phoenix', 'America/Los_Angeles')).toBe(false)
  })

  test('a due date ends at midnight where its owner lives', () => {
    expect(endOfDay('2026-06-11', denver).toISOString()).toBe('2026-06-12T06:00:00.000Z')
    expect(endOfDay('2026-06-11', 'Asia/Tokyo').toISOString()).toBe('2026-06-11T15:00:00.000Z')
  })

  test('days are as long as the clock makes them', () => {
    expect(startOfDay('2026-03-08', portland).toISOString()).toBe('2026-03-08T05:00:00.000Z')
    expect(endOfDay('2026-03-08', portland).toISOString()).toBe('2026-03-09T04:00:00.000Z')
    expect(endOfDay('2026-11-01', portland).toISOString()).toBe('2026-11-02T05:00:00.000Z')
    // In Beirut the clock jumps over midnight: the day begins at one.
    const beirut = startOfDay('2026-03-29', 'Asia/Beirut')
    expect(dayOf(beirut, 'Asia/Beirut')).toBe('2026-03-29')
    expect(dayOf(new Date(beirut.getTime() - 1), 'Asia/Beirut')).toBe('2026-03-28')
  })

  test('weeks begin on Monday and days add across months', () => {
    expect(weekOf('2026-05-24', { today })).toBe('Week of May 18')
    expect(weekOf('2026-05-18', { today })).toBe('Week of May 18')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  })

  test('a zone nobody knows is told apart', () => {
    expect(isZone('America/Denver')).toBe(true)
    expect(isZone('Mars/Olympus')).toBe(false)
  })
})

describe('an hour of a day somewhere', () => {
  test('is the instant at which clocks there show it', () => {
    expect(instantAt('2026-06-09', '16:00', portland).toISOString()).toBe('2026-06-09T20:00:00.000Z')
    expect(instantAt('2026-12-09', '16:00', portland).toISOString()).toBe('2026-12-09T21:00:00.000Z')
    expect(instantAt('2026-12-09', '00:15', 'Pacific/Auckland').toISOString()).toBe(
      '2026-12-08T11:15:00.000Z',
    )
  })

  test('keeps its time on the very days on which clocks change', () => {
    expect(instantAt('2027-03-14', '09:00', portland).toISOString()).toBe('2027-03-14T13:00:00.000Z')
    expect(instantAt('2026-11-01', '09:00', portland).toISOString()).toBe('2026-11-01T14:00:00.000Z')
  })

  test('moves on where clocks jump over it, and is the first where they show it twice', () => {
    expect(clock(instantAt('2027-03-14', '02:30', portland), portland)).toBe('3:30 am')
    expect(instantAt('2026-11-01', '01:30', portland).toISOString()).toBe('2026-11-01T05:30:00.000Z')
  })
})
