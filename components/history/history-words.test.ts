import { expect, it } from 'vitest'
import { withoutSections } from './history-words'

it('a sitting that has not settled is not called nothing', () => {
  const now = new Date('2026-06-09T18:00:00Z')
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)
  expect(withoutSections(ago(20), { now })).toBe('Just written, not settled yet')
  expect(withoutSections(ago(600), { now })).toBe('Nothing that changed the words')
})
