import { afterEach, describe, expect, it, vi } from 'vitest'
import { clock24, dayOf } from '@/lib/dates'
import { type CastEngagement, cast, castEngagements } from './cast'
import { nextZonedTime, zonedTime } from './history'

const hour = 60 * 60_000
const today = (at: string | number) => vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] })

afterEach(() => void vi.useRealTimers())

/** An ordinary day, the turn of a year, and the days on which clocks change where the cast lives. */
const days = ['2026-11-26', '2026-12-31', '2026-11-01', '2027-03-14', '2027-03-28', '2027-10-31']

describe('the cast, seeded at any hour', () => {
  it('meets when clocks show the hour, also on the day they change', () => {
    for (const day of days) {
      today(`${day}T15:00:00Z`)
      const meets = zonedTime(0, '16:00', 'America/New_York')
      expect(clock24(meets, 'America/New_York')).toBe('16:00')
      expect(dayOf(meets, 'America/New_York')).toBe(day)
    }
  })

  it('has its next sessions ahead or just begun, and no coach has two at once', () => {
    const booked = Object.values<CastEngagement>(castEngagements).flatMap(({ coach, next }) =>
      next ? [{ coach, ...next }] : [],
    )
    for (const day of days) {
      for (let hours = -12; hours < 36; hours += 0.5) {
        const now = Date.parse(day) + hours * hour
        today(now)
        const sessions = booked.map(({ coach, days, at }) => ({
          coach,
          startsAt: nextZonedTime(days, at, cast[coach].timeZone).getTime(),
        }))
        const said = new Date(now).toISOString()
        expect(Math.min(...sessions.map(({ startsAt }) => startsAt)), said).toBeGreaterThan(now - hour)
        const overlapping = sessions.filter((one, index) =>
          sessions.some(
            (other, its) =>
              its > index && one.coach === other.coach && Math.abs(one.startsAt - other.startsAt) < hour,
          ),
        )
        expect(overlapping, said).toEqual([])
      }
    }
  })
})
