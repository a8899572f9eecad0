import { describe, expect, test } from 'vitest'
import { mayKeepOwnNotes, mayShareNotes } from './policy'

const work = (status: 'invited' | 'active' | 'paused' | 'ended' = 'active') => ({
  coachId: 'coach',
  clientId: 'client',
  status,
})
const at = new Date()
const ahead = { openedAt: null, endedAt: null }
const open = { openedAt: at, endedAt: null }
const over = { openedAt: at, endedAt: at }

describe('notes of a session', () => {
  test('that are one’s own are kept as long as the work is under way', () => {
    expect(mayKeepOwnNotes(work())).toBe(true)
    expect(mayKeepOwnNotes(work('paused'))).toBe(true)
    expect(mayKeepOwnNotes(work('invited'))).toBe(false)
    expect(mayKeepOwnNotes(work('ended'))).toBe(false)
  })

  test('that are shared are written while the session is open, and at no other time', () => {
    expect(mayShareNotes(work(), open)).toBe(true)
    expect(mayShareNotes(work(), ahead)).toBe(false)
    expect(mayShareNotes(work(), over)).toBe(false)
  })

  test('that are shared are closed with the work, whatever the session says', () => {
    for (const status of ['invited', 'ended'] as const) expect(mayShareNotes(work(status), open)).toBe(false)
  })
})
