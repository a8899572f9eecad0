import { expect, test } from 'vitest'
import { announcedEvery, announcementDelay, savedWords } from './saved-words'

test('the five words', () => {
  expect(savedWords({ state: 'saving' })).toBe('Saving')
  expect(savedWords({ state: 'saved' })).toBe('Saved')
  expect(savedWords({ state: 'kept-on-device', edits: 3 })).toBe('3 edits on this device')
  expect(savedWords({ state: 'kept-on-device', edits: 1 })).toBe('1 edit on this device')
  expect(savedWords({ state: 'syncing', edits: 3 })).toBe('Syncing 3 edits')
  expect(savedWords({ state: 'trouble' })).toBe('Not saved. Retrying')
})

test('a screen reader hears of saving at most once in thirty seconds', () => {
  expect(announcementDelay(5_000, null)).toBe(0)
  expect(announcementDelay(5_000, 4_000)).toBe(29_000)
  expect(announcementDelay(4_000 + announcedEvery, 4_000)).toBe(0)
  expect(announcementDelay(90_000, 4_000)).toBe(0)
})
