import { describe, expect, it } from 'vitest'
import { settledWhen } from './settled-words'

const reader = { zone: 'America/New_York', now: new Date('2026-06-11T20:00:00Z') }

describe('when a plan settled', () => {
  it('is said as near as it is', () => {
    expect(settledWhen(new Date('2026-06-11T13:05:00Z'), reader)).toBe('today at 9:05 am')
    expect(settledWhen(new Date('2026-06-11T01:12:00Z'), reader)).toBe('yesterday at 9:12 pm')
    expect(settledWhen(new Date('2026-06-10T01:12:00Z'), reader)).toBe('Tuesday at 9:12 pm')
    expect(settledWhen(new Date('2026-05-21T16:00:00Z'), reader)).toBe('May 21 at 12:00 pm')
  })
})
