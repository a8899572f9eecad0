import { describe, expect, it } from 'vitest'
import { checkInDue, isStillTrueDue } from './rhythm'

describe('the next check-in', () => {
  const beganOn = '2026-01-01'
  it('is asked for half-way to the next session, as these two meet', () => {
    const held = ['2026-02-01', '2026-02-22', '2026-03-15']
    expect(checkInDue({ beganOn, held, last: null })).toBe('2026-03-26')
    expect(checkInDue({ beganOn, held, last: '2026-03-27' })).toBe('2026-04-07')
  })
  it('is asked for a week after they began, while they have no rhythm', () => {
    expect(checkInDue({ beganOn, held: [], last: null })).toBe('2026-01-08')
  })
  it('is never asked for more than once a week', () => {
    const held = ['2026-02-01', '2026-02-05', '2026-02-09']
    expect(checkInDue({ beganOn, held, last: null })).toBe('2026-02-16')
  })
})

describe('whether it is still true', () => {
  const due = (firstSettledOn: string | null, affirmedOn: string | null) =>
    isStillTrueDue({ firstSettledOn, affirmedOn }, '2026-06-12')
  it('is asked a quarter after the plan began, and a quarter after it was last said', () => {
    expect(due('2026-03-14', null)).toBe(true)
    expect(due('2026-03-15', null)).toBe(false)
    expect(due('2026-01-01', '2026-03-15')).toBe(false)
    expect(due('2026-01-01', '2026-03-14')).toBe(true)
    expect(due(null, null)).toBe(false)
  })
})
