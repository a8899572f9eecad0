import { expect, test } from 'vitest'
import type { Recap } from '@/lib/recaps/recap'
import { nextWords, whenTheyMet, writers, zonesWords } from './recap-words'

const recap: Recap = {
  format: 'waymark recap 1',
  engagementId: 'e',
  session: {
    id: 's',
    number: 8,
    of: 12,
    openedAt: '2026-06-11T20:01:00.000Z',
    endedAt: '2026-06-11T20:59:00.000Z',
  },
  coach: { memberId: 'maya', name: 'Maya Okafor' },
  client: { memberId: 'daniel', name: 'Daniel Reyes' },
  headline: 'You put two things down.',
  changes: [],
  notes: [],
  commitments: [],
  next: { sessionId: 'n', number: 9, startsAt: '2026-06-25T20:00:00.000Z', minutes: 60 },
  closing: '',
}
const denver = { zone: 'America/Denver', place: 'Denver, Colorado', now: new Date('2026-06-12T12:00:00Z') }

test('a recap says when they met, how long, and with whom, from where it is read', () => {
  expect(whenTheyMet(recap, 'client', denver)).toBe(
    'Session 8 of 12, Thursday, June 11, 58 minutes with Maya',
  )
  expect(whenTheyMet(recap, 'coach', { ...denver, zone: 'America/New_York' })).toBe(
    'Session 8 of 12, Thursday, June 11, 58 minutes with Daniel',
  )
})

test('whoever wrote a change is named as the reader says it, the reader first', () => {
  expect(writers({ by: ['client'] }, recap, 'client')).toBe('You')
  expect(writers({ by: ['coach'] }, recap, 'client')).toBe('Maya')
  expect(writers({ by: ['client', 'coach'] }, recap, 'client')).toBe('You and Maya')
  expect(writers({ by: ['client', 'coach'] }, recap, 'coach')).toBe('You and Daniel')
})

test('the next session is at the reader’s clock, and at the other one’s where they differ', () => {
  if (!recap.next) throw new Error('There is a next one.')
  expect(nextWords(recap.next, denver)).toBe('Thursday, June 25, 2:00 pm')
  const maya = { name: 'Maya Okafor', timeZone: 'America/New_York' }
  expect(zonesWords(recap.next, maya, denver)).toBe('Your time, Denver. 4:00 pm for Maya.')
  expect(zonesWords(recap.next, { ...maya, timeZone: 'America/Denver' }, denver)).toBe('Your time, Denver.')
})
