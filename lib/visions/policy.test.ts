import { describe, expect, it } from 'vitest'
import { type CastName, cast } from '@/db/cast'
import {
  mayBeginFromFile,
  mayHandOver,
  mayMarkReady,
  mayNoteReading,
  mayShare,
  mayWrite,
  seatOf,
} from './policy'

const as = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const engagement = { coachId: cast.maya.id, clientId: cast.daniel.id, status: 'active' } as const

describe('a seat at the plan', () => {
  it('is the client’s and the coach’s, and nobody else’s', () => {
    expect(seatOf(as('daniel'), engagement)).toBe('client')
    expect(seatOf(as('maya'), engagement)).toBe('coach')
    for (const name of ['ingrid', 'jonas', 'sofia', 'priya', 'amara', 'felix'] as const) {
      expect(seatOf(as(name), engagement)).toBeNull()
    }
  })
})

describe('writing', () => {
  it('is the client’s, between sessions and in them', () => {
    expect(mayWrite('client', engagement, false)).toBe(true)
    expect(mayWrite('client', engagement, true)).toBe(true)
    expect(mayWrite('client', { ...engagement, status: 'paused' }, false)).toBe(true)
  })

  it('is the coach’s only while a session is open', () => {
    expect(mayWrite('coach', engagement, true)).toBe(true)
    expect(mayWrite('coach', engagement, false)).toBe(false)
  })

  it('is over when the work has ended, and has not begun before it is accepted', () => {
    for (const status of ['ended', 'invited'] as const) {
      expect(mayWrite('client', { ...engagement, status }, true)).toBe(false)
      expect(mayWrite('coach', { ...engagement, status }, true)).toBe(false)
    }
  })
})

describe('ready', () => {
  it('is said by the client alone', () => {
    expect(mayMarkReady('client', engagement)).toBe(true)
    expect(mayMarkReady('coach', engagement)).toBe(false)
  })

  it('is not said where nothing is written: before the work is accepted and after its end', () => {
    for (const status of ['invited', 'ended'] as const) {
      expect(mayMarkReady('client', { ...engagement, status })).toBe(false)
      expect(mayHandOver('client', { ...engagement, status }, false)).toBe(false)
    }
  })

  it('to read is not said during a session, where both read the same words', () => {
    expect(mayHandOver('client', engagement, false)).toBe(true)
    expect(mayHandOver('client', engagement, true)).toBe(false)
    expect(mayHandOver('coach', engagement, false)).toBe(false)
  })
})

describe('sharing a section', () => {
  it('is the client’s act, and nobody else’s', () => {
    expect(mayShare('client', engagement)).toBe(true)
    expect(mayShare('coach', engagement)).toBe(false)
    expect(mayShare(null, engagement)).toBe(false)
  })

  it('is not done before somebody works with them, nor after', () => {
    for (const status of ['invited', 'ended'] as const) {
      expect(mayShare('client', { ...engagement, status })).toBe(false)
    }
  })
})

describe('beginning from a file', () => {
  it('is the client’s, while the work is under way', () => {
    expect(mayBeginFromFile('client', engagement)).toBe(true)
    expect(mayBeginFromFile('coach', engagement)).toBe(false)
    expect(mayBeginFromFile(null, engagement)).toBe(false)
    for (const status of ['invited', 'ended'] as const)
      expect(mayBeginFromFile('client', { ...engagement, status })).toBe(false)
  })
})

describe('reading', () => {
  it('is noted for the coach alone', () => {
    expect(mayNoteReading('coach')).toBe(true)
    expect(mayNoteReading('client')).toBe(false)
    expect(mayNoteReading(null)).toBe(false)
  })
})
