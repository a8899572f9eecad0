import { expect, test } from 'vitest'
import type { Topic } from '@/lib/agenda/topic'
import { reachedWords, sumWords, topicSource } from './agenda-words'

const topic = (given: Partial<Topic>): Topic => ({
  id: 't',
  text: 'Budget',
  minutes: 10,
  addedBy: { id: 'maya', name: 'Maya Okafor' },
  reachedAt: null,
  carriedFrom: null,
  question: null,
  ...given,
})

test('the sum is said against the length of the session', () => {
  expect(sumWords([], 60)).toBe('60 minutes, nothing planned yet.')
  expect(sumWords([topic({ minutes: 50 })], 60)).toBe('50 of 60 minutes planned.')
  expect(sumWords([topic({ minutes: 60 })], 60)).toBe('All 60 minutes planned.')
  expect(sumWords([topic({ minutes: 45 }), topic({ minutes: 16 })], 60)).toBe(
    '61 minutes planned for 60: one minute too many.',
  )
})

test('a topic says who wanted it and where it is left over from', () => {
  expect(topicSource(topic({}), 'daniel')).toBe('Maya')
  expect(topicSource(topic({ carriedFrom: 7 }), 'maya')).toBe('You, left over from session 7')
})

test('after the session it is said how far they came', () => {
  expect(reachedWords([topic({ reachedAt: '2026-06-11T20:00:00.000Z' }), topic({})])).toBe(
    '1 of 2 topics reached.',
  )
})
