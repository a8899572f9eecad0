import { describe, expect, it } from 'vitest'
import { clockOf, readWeek } from './week-hours'

const week = (days: Partial<Record<number, [from: string, until: string]>>) =>
  readWeek(
    Array.from({ length: 7 }, (_, at) => {
      const [from, until] = days[at] ?? ['', '']
      return { from, until }
    }),
  )

describe('the hours of a week', () => {
  it('are the days on which both times stand', () => {
    expect(week({ 0: ['09:00', '12:30'], 6: ['18:00', '20:00'] })).toEqual({
      hours: [
        { weekday: 1, fromMinute: 540, toMinute: 750 },
        { weekday: 7, fromMinute: 1080, toMinute: 1200 },
      ],
      troubles: [null, null, null, null, null, null, null],
    })
  })

  it('say of a half-written day which half is missing, and do not leave it out in silence', () => {
    expect(week({ 1: ['09:00', ''], 2: ['', '12:00'] }).troubles.slice(0, 4)).toEqual([
      null,
      expect.stringContaining('Until when on Tuesday?'),
      expect.stringContaining('From when on Wednesday?'),
      null,
    ])
  })

  it('do not end before they begin', () => {
    const { hours, troubles } = week({ 3: ['17:00', '09:00'] })
    expect(hours).toEqual([])
    expect(troubles[3]).toContain('On Thursday')
  })

  it('come back into their fields as they were typed', () => {
    expect([undefined, 0, 545, 1439].map(clockOf)).toEqual(['', '00:00', '09:05', '23:59'])
  })
})
