import { describe, expect, it } from 'vitest'
import { mayCommit, mayOwn, maySettle } from './policy'

const pair = { coachId: 'maya', clientId: 'daniel' }

describe('committing', () => {
  it('is for the coach and the client while the work is under way, and for nobody else', () => {
    for (const seat of ['coach', 'client'] as const) {
      expect(mayCommit(seat, { status: 'active' })).toBe(true)
      expect(mayCommit(seat, { status: 'paused' })).toBe(true)
      expect(mayCommit(seat, { status: 'invited' })).toBe(false)
      expect(mayCommit(seat, { status: 'ended' })).toBe(false)
    }
    expect(mayCommit(null, { status: 'active' })).toBe(false)
  })

  it('is done for one of the two', () => {
    expect(mayOwn({ ...pair, status: 'active' }, 'maya')).toBe(true)
    expect(mayOwn({ ...pair, status: 'active' }, 'daniel')).toBe(true)
    expect(mayOwn({ ...pair, status: 'active' }, 'jonas')).toBe(false)
  })
})

describe('settling', () => {
  it('is done once, by either, while the work is under way', () => {
    const open = { outcome: null }
    expect(maySettle('client', { status: 'active' }, open)).toBe(true)
    expect(maySettle('coach', { status: 'paused' }, open)).toBe(true)
    expect(maySettle('client', { status: 'active' }, { outcome: { kind: 'kept' } })).toBe(false)
    expect(maySettle('client', { status: 'ended' }, open)).toBe(false)
    expect(maySettle(null, { status: 'active' }, open)).toBe(false)
  })
})
