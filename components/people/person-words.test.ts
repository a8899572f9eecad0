import { describe, expect, it } from 'vitest'
import type { Place } from '@/lib/people/policy'
import { personRow } from './person-words'

const jonas: Place = {
  id: 'jonas',
  name: 'Jonas Weber',
  role: 'coach',
  joinedAt: new Date('2026-01-05T12:00:00Z'),
  leftAt: null,
  coaching: 2,
  coachedBy: [],
}
const reader = { zone: 'UTC', now: new Date('2026-11-26T12:00:00Z') }
const row = (place: Partial<Place>, me = 'ingrid') => personRow({ ...jonas, ...place }, me, 1, reader)

describe('a row of the people of a practice', () => {
  it('names who it is and says apart whether it is the reader, so that initials stay initials', () => {
    expect(row({}, 'jonas')).toMatchObject({ name: 'Jonas Weber', isYou: true, may: { remove: false } })
    expect(row({})).toMatchObject({ name: 'Jonas Weber', isYou: false })
  })

  it('offers to remove a coach with clients, and knows how many there are', () => {
    expect(row({})).toMatchObject({ says: 'Coaches two clients.', coaches: 2, may: { remove: true } })
  })

  it('of a coach who is gone says who waits for another', () => {
    const leftAt = new Date('2026-11-25T12:00:00Z')
    expect(row({ leftAt }).says).toBe('Coach until Nov 25. Two clients wait for another coach.')
    expect(row({ leftAt, coaching: 1 }).says).toBe('Coach until Nov 25. One client waits for another coach.')
    expect(row({ leftAt, coaching: 0 }).says).toBe('Coach until Nov 25.')
  })
})
