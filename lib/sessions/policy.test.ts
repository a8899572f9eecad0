import { describe, expect, it } from 'vitest'
import { cast } from '@/db/cast'
import {
  mayBookOffered,
  mayBookSession,
  mayChangeSession,
  mayEndSession,
  mayLinkCall,
  mayOpenSession,
} from './policy'

const as = (name: 'maya' | 'daniel' | 'jonas') => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const engagement = { coachId: cast.maya.id, clientId: cast.daniel.id, status: 'active' } as const
const open = { openedAt: new Date(), endedAt: null }

describe('a session', () => {
  it('is opened by the engagement’s coach alone', () => {
    expect(mayOpenSession(as('maya'), engagement)).toBe(true)
    expect(mayOpenSession(as('daniel'), engagement)).toBe(false)
    expect(mayOpenSession(as('jonas'), engagement)).toBe(false)
  })

  it('is not opened when the engagement is not under way', () => {
    for (const status of ['invited', 'paused', 'ended'] as const) {
      expect(mayOpenSession(as('maya'), { ...engagement, status })).toBe(false)
    }
  })

  it('is ended by the coach, once', () => {
    expect(mayEndSession(as('maya'), engagement, open)).toBe(true)
    expect(mayEndSession(as('daniel'), engagement, open)).toBe(false)
    expect(mayEndSession(as('maya'), engagement, { ...open, endedAt: new Date() })).toBe(false)
    expect(mayEndSession(as('maya'), engagement, { openedAt: null, endedAt: null })).toBe(false)
  })

  it('is booked by the coach at any hour, and by the client where hours are offered, while the work is active', () => {
    expect(mayBookSession(as('maya'), engagement)).toBe(true)
    expect(mayBookSession(as('daniel'), engagement)).toBe(false)
    expect(mayBookOffered(as('daniel'), engagement)).toBe(true)
    expect(mayBookOffered(as('maya'), engagement)).toBe(false)
    expect(mayBookOffered(as('jonas'), engagement)).toBe(false)
    expect(mayBookOffered(as('daniel'), { ...engagement, status: 'paused' })).toBe(false)
  })

  it('is linked to a call by its coach until it has ended', () => {
    const booked = { cancelledAt: null, endedAt: null }
    expect(mayLinkCall(as('maya'), engagement, booked)).toBe(true)
    expect(mayLinkCall(as('daniel'), engagement, booked)).toBe(false)
    expect(mayLinkCall(as('jonas'), engagement, booked)).toBe(false)
    expect(mayLinkCall(as('maya'), engagement, { ...booked, endedAt: new Date() })).toBe(false)
    expect(mayLinkCall(as('maya'), engagement, { ...booked, cancelledAt: new Date() })).toBe(false)
    expect(mayLinkCall(as('maya'), { ...engagement, status: 'ended' }, booked)).toBe(false)
  })

  it('is changed by either of the two until it is opened or cancelled', () => {
    const booked = { openedAt: null, cancelledAt: null }
    expect(mayChangeSession(as('maya'), engagement, booked)).toBe(true)
    expect(mayChangeSession(as('daniel'), engagement, booked)).toBe(true)
    expect(mayChangeSession(as('jonas'), engagement, booked)).toBe(false)
    expect(mayChangeSession(as('maya'), engagement, { ...booked, openedAt: new Date() })).toBe(false)
    expect(mayChangeSession(as('maya'), engagement, { ...booked, cancelledAt: new Date() })).toBe(false)
    expect(mayChangeSession(as('daniel'), { ...engagement, status: 'ended' }, booked)).toBe(false)
  })
})
