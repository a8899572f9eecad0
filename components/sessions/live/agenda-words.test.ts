import { expect, test } from 'vitest'
import { currentTopic, leftWords } from './agenda-words'

const topic = (id: string, minutes: number, reached = false) => ({
  id,
  minutes,
  reachedAt: reached ? '2026-06-11T16:10:00.000Z' : null,
})

test('the topic at hand is the first that was not reached, whatever the clock says', () => {
  const topics = [topic('a', 10, true), topic('b', 15), topic('c', 20)]
  expect(currentTopic(topics)).toEqual({ id: 'b', until: 25 })
  expect(currentTopic([topic('a', 10, true)])).toBe(null)
  expect(currentTopic([])).toBe(null)
})

test('being late is said in minutes, and being in time as well', () => {
  expect(leftWords(25, 14 * 60)).toBe('11 min left')
  expect(leftWords(25, 25 * 60)).toBe('0 min left')
  expect(leftWords(25, 29 * 60)).toBe('4 min over')
})
