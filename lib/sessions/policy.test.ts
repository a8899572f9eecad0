import { describe, expect, it } from 'vitest'
import { cast } from '@/db/cast'
import { mayEndSession, mayOpenSession } from './policy'

const as = (name: 'maya' | 'daniel' | 'jonas') => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const engagement = { coachId: cast.maya.id, status: 'active' } as const
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
})
