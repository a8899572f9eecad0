import { describe, expect, it } from 'vitest'
import { rhythmOf } from './rhythm'

describe('the rhythm of two people', () => {
  it.each([
    [
      'Thursdays, every two to three weeks',
      ['2026-02-12', '2026-02-26', '2026-03-12', '2026-04-02', '2026-04-16'],
    ],
    ['Mondays, every week', ['2026-06-01', '2026-06-08', '2026-06-15']],
    ['Every two weeks', ['2026-06-01', '2026-06-16', '2026-06-30', '2026-07-15']],
    ['Tuesdays, more than once a week', ['2026-06-02', '2026-06-04', '2026-06-02', '2026-06-02']],
  ])('is told as “%s”', (words, days) => {
    expect(rhythmOf(days)).toBe(words)
  })

  it('is not made up from two meetings', () => {
    expect(rhythmOf(['2026-06-01', '2026-06-15'])).toBeNull()
  })

  it('is not bent by one vacation', () => {
    const days = [
      '2026-01-01',
      '2026-01-08',
      '2026-01-15',
      '2026-01-22',
      '2026-01-29',
      '2026-04-02',
      '2026-04-09',
    ]
    expect(rhythmOf(days)).toBe('Thursdays, every week')
  })
})
