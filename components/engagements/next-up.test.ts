import { describe, expect, it } from 'vitest'
import { nextUp } from './next-up'

const zone = 'America/New_York'
const at = (clock: string, day = '2026-06-11') => new Date(`${day}T${clock}:00-04:00`)
const booked = (name: string, startsAt: Date) => ({
  name,
  startsAt,
  minutes: 60,
  openedAt: null,
  endedAt: null,
})
const grace = booked('Grace', at('10:00'))
const daniel = booked('Daniel', at('16:00'))
const tomas = booked('Tomás', at('08:30', '2026-06-12'))
const nameAt = (now: Date, sessions: Parameters<typeof nextUp<typeof grace>>[0] = [grace, daniel, tomas]) =>
  nextUp(sessions, { zone, now })?.name

describe('whom a coach prepares for', () => {
  it('is whoever comes next, and is not passed over while their hour lasts', () => {
    expect(nameAt(at('09:00'))).toBe('Grace')
    expect(nameAt(at('10:59'))).toBe('Grace')
  })

  it('is not the one who did not come, once the hour is over', () => {
    expect(nameAt(at('11:00'))).toBe('Daniel')
  })

  it('is tomorrow’s first when the day is over, and nobody further off', () => {
    expect(nameAt(at('17:00'))).toBe('Tomás')
    expect(nameAt(at('23:59'), [grace, booked('Noor', at('00:30', '2026-06-13'))])).toBeUndefined()
  })

  it('is the one whose session is open, however long', () => {
    const open = { ...grace, openedAt: at('10:02') }
    expect(
      nextUp<Omit<typeof open, 'openedAt'> & { openedAt: Date | null }>([open, daniel], {
        zone,
        now: at('15:55'),
      })?.name,
    ).toBe('Grace')
  })
})
