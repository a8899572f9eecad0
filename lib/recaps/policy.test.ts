import { expect, test } from 'vitest'
import type { Actor } from '@/db/practice'
import { mayDraft } from './policy'

const coach: Actor = { practiceId: 'p', memberId: 'coach', role: 'coach' }
const client: Actor = { practiceId: 'p', memberId: 'client', role: 'client' }
const work = (status: 'invited' | 'active' | 'paused' | 'ended' = 'active') => ({ coachId: 'coach', status })
const at = new Date()
const over = { endedAt: at, sentAt: null }

test('a recap is drafted and sent by the coach, when the session is over, once, while the work is under way', () => {
  expect(mayDraft(coach, work(), over)).toBe(true)
  expect(mayDraft(coach, work('paused'), over)).toBe(true)
  expect(mayDraft(client, work(), over)).toBe(false)
  expect(mayDraft(coach, work(), { ...over, endedAt: null })).toBe(false)
  expect(mayDraft(coach, work(), { ...over, sentAt: at })).toBe(false)
  for (const status of ['invited', 'ended'] as const) expect(mayDraft(coach, work(status), over)).toBe(false)
})
