import { describe, expect, test } from 'vitest'
import { offeredTimes } from './offered'

const newYork = 'America/New_York'
// A Wednesday.
const now = new Date('2026-11-25T15:00:00Z')
const mondays = [{ weekday: 1, fromMinute: 9 * 60, toMinute: 11 * 60 }]
const times = (hours: typeof mondays, taken: { startsAt: Date; minutes: number }[] = [], at = now) =>
  offeredTimes(hours, { zone: newYork, taken, minutes: 60, now: at }).map((time) => time.toISOString())

describe('offered times', () => {
  test('begin on the half hour and end within the hours', () => {
    expect(times(mondays).slice(0, 3)).toEqual([
      '2026-11-30T14:00:00.000Z',
      '2026-11-30T14:30:00.000Z',
      '2026-11-30T15:00:00.000Z',
    ])
    expect(times(mondays)).toHaveLength(18)
  })

  test('leave out what is taken, to the minute', () => {
    const taken = [{ startsAt: new Date('2026-11-30T14:30:00Z'), minutes: 30 }]
    expect(times(mondays, taken)[0]).toBe('2026-11-30T15:00:00.000Z')
    const until = [{ startsAt: new Date('2026-11-30T13:00:00Z'), minutes: 60 }]
    expect(times(mondays, until)[0]).toBe('2026-11-30T14:00:00.000Z')
  })

  test('are not within the next twelve hours', () => {
    const early = new Date('2026-11-30T02:30:00Z')
    expect(times(mondays, [], early)[0]).toBe('2026-11-30T14:30:00.000Z')
  })

  test('keep the coach’s clock when it changes', () => {
    const inMarch = times(mondays, [], new Date('2027-03-01T18:00:00Z'))
    expect(inMarch.filter((time) => time.startsWith('2027-03-08'))[0]).toBe('2027-03-08T14:00:00.000Z')
    expect(inMarch.filter((time) => time.startsWith('2027-03-15'))[0]).toBe('2027-03-15T13:00:00.000Z')
  })

  test('are none where none are offered, or the hours are too short', () => {
    expect(times([])).toEqual([])
    expect(times([{ weekday: 1, fromMinute: 540, toMinute: 570 }])).toEqual([])
  })

  test('count a time once that two spans offer', () => {
    expect(new Set(times([...mondays, ...mondays])).size).toBe(times([...mondays, ...mondays]).length)
  })
})
