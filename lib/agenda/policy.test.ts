import { describe, expect, test } from 'vitest'
import type { Actor } from '@/db/practice'
import { mayMarkReached, mayPlanAgenda } from './policy'

const coach: Actor = { practiceId: 'p', memberId: 'coach', role: 'coach' }
const client: Actor = { practiceId: 'p', memberId: 'client', role: 'client' }
const owner: Actor = { practiceId: 'p', memberId: 'owner', role: 'owner' }
const work = (status: 'invited' | 'active' | 'paused' | 'ended' = 'active') => ({
  coachId: 'coach',
  clientId: 'client',
  status,
})
const at = new Date()
const ahead = { openedAt: null, endedAt: null, cancelledAt: null }
const open = { ...ahead, openedAt: at }

describe('an agenda', () => {
  test('is planned by either of the two, before and while they meet', () => {
    for (const actor of [coach, client]) {
      for (const session of [ahead, open]) expect(mayPlanAgenda(actor, work(), session)).toBe(true)
      expect(mayPlanAgenda(actor, work('paused'), ahead)).toBe(true)
    }
  })

  test('is nobody else’s, and nobody’s any more when the session or the work is over', () => {
    expect(mayPlanAgenda(owner, work(), ahead)).toBe(false)
    for (const actor of [coach, client]) {
      expect(mayPlanAgenda(actor, work(), { ...open, endedAt: at })).toBe(false)
      expect(mayPlanAgenda(actor, work(), { ...ahead, cancelledAt: at })).toBe(false)
      expect(mayPlanAgenda(actor, work('ended'), ahead)).toBe(false)
      expect(mayPlanAgenda(actor, work('invited'), ahead)).toBe(false)
    }
  })

  test('is ticked off by either, while they meet and at no other time', () => {
    for (const actor of [coach, client]) {
      expect(mayMarkReached(actor, work(), open)).toBe(true)
      expect(mayMarkReached(actor, work(), ahead)).toBe(false)
      expect(mayMarkReached(actor, work(), { ...open, endedAt: at })).toBe(false)
    }
    expect(mayMarkReached(owner, work(), open)).toBe(false)
  })
})
