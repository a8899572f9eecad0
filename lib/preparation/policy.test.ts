import { describe, expect, test } from 'vitest'
import type { Actor } from '@/db/practice'
import { mayAnswer, mayNoteToSelf, maySayReady } from './policy'

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

describe('what is answered before a session', () => {
  test('is the client’s to write, until the session is over', () => {
    expect(mayAnswer(client, work(), ahead)).toBe(true)
    expect(mayAnswer(client, work('paused'), ahead)).toBe(true)
    expect(mayAnswer(client, work(), { endedAt: at, cancelledAt: null })).toBe(false)
    expect(mayAnswer(client, work(), { endedAt: null, cancelledAt: at })).toBe(false)
    for (const status of ['invited', 'ended'] as const)
      expect(mayAnswer(client, work(status), ahead)).toBe(false)
    for (const other of [coach, owner]) expect(mayAnswer(other, work(), ahead)).toBe(false)
  })

  test('is ready when the client says so, which means nothing any more once it is open', () => {
    expect(maySayReady(client, work(), ahead)).toBe(true)
    expect(maySayReady(client, work(), { ...ahead, openedAt: at })).toBe(false)
    expect(maySayReady(coach, work(), ahead)).toBe(false)
    expect(maySayReady(client, work('ended'), ahead)).toBe(false)
  })
})

test('a note to oneself is the coach’s, while the work has not ended', () => {
  expect(mayNoteToSelf(coach, work())).toBe(true)
  expect(mayNoteToSelf(coach, work('invited'))).toBe(true)
  expect(mayNoteToSelf(coach, work('ended'))).toBe(false)
  for (const other of [client, owner]) expect(mayNoteToSelf(other, work())).toBe(false)
})
