import { expect, it } from 'vitest'
import { onWhichDay, tallyWords } from './session-words'

it('a client reads how many sessions were agreed, how many are used and booked, and how many are left', () => {
  expect(tallyWords({ held: 7, agreed: 12, left: 4 })).toBe('7 of 12 sessions used, 1 booked, 4 left.')
  expect(tallyWords({ held: 7, agreed: 12, left: 5 })).toBe('7 of 12 sessions used, 5 left.')
  expect(tallyWords({ held: 11, agreed: 12, left: 0 })).toBe('11 of 12 sessions used, 1 booked, none left.')
  expect(tallyWords({ held: 12, agreed: 12, left: -1 })).toBe('12 of 12 sessions used, 1 booked, none left.')
  expect(tallyWords({ held: 12, agreed: 12, left: null })).toBe('12 of 12 sessions used.')
})

it('a sentence about the next session says today where it is today for the one who reads', () => {
  const reader = { zone: 'America/New_York', now: new Date('2026-06-12T01:00:00Z') }
  expect(onWhichDay(new Date('2026-06-12T02:00:00Z'), reader)).toBe('today')
  expect(onWhichDay(new Date('2026-06-12T14:00:00Z'), reader)).toBe('on Friday, June 12')
})
