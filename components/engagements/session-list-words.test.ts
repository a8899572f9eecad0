import { expect, test } from 'vitest'
import type { SessionRow } from '@/lib/engagements/screen'
import { recapWords, sessionWords } from './engagement-words'

const reader = { zone: 'UTC', now: new Date('2026-06-12T12:00:00Z') }
const ahead: SessionRow = {
  id: 's',
  number: 9,
  startsAt: new Date('2026-06-25T16:00:00Z'),
  minutes: 60,
  openedAt: null,
  endedAt: null,
  topics: 0,
  recap: null,
}
const held: SessionRow = {
  ...ahead,
  openedAt: new Date('2026-06-11T16:00:00Z'),
  endedAt: new Date('2026-06-11T16:58:00Z'),
}
const recap = (state: 'draft' | 'sent' | 'read', headline: string | null = null) => ({
  ...held,
  recap: { state, headline },
})

test('a session ahead says what stands on its agenda, to whoever may know', () => {
  expect(sessionWords(ahead, reader).what).toBe('4:00 pm, agenda not written')
  expect(sessionWords({ ...ahead, topics: 3 }, reader).what).toBe('4:00 pm, 3 topics')
  expect(sessionWords({ ...ahead, topics: null }, reader).what).toBe('4:00 pm, 60 minutes')
})

test('a session that was held goes by the headline of its recap, once it was sent', () => {
  expect(sessionWords(recap('draft'), reader).what).toBe('4:00 pm, 58 minutes')
  expect(sessionWords(recap('sent', 'Put down the council.'), reader).what).toBe('Put down the council')
})

test('the coach knows what became of a recap, the client only that it is there, the owner nothing', () => {
  expect(recapWords(recap('draft'), 'coach')).toBe('Recap not sent')
  expect(recapWords(recap('sent'), 'coach')).toBe('Recap sent')
  expect(recapWords(recap('read'), 'coach')).toBe('Recap read')
  expect(recapWords(recap('draft'), 'client')).toBeNull()
  expect(recapWords(recap('read'), 'client')).toBe('Recap')
  expect(recapWords(recap('read'), 'owner')).toBeNull()
  expect(recapWords(ahead, 'coach')).toBeNull()
})
