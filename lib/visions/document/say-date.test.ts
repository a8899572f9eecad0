import { expect, test } from 'vitest'
import { readDate } from '@/lib/visions/document/say-date'

const today = '2026-06-11'

test.each([
  ['June', '2026-06'],
  ['march', '2027-03'],
  ['Sep 18', '2026-09-18'],
  ['sept. 18, 2028', '2028-09-18'],
  ['May 2', '2027-05-02'],
  ['18 September', '2026-09-18'],
  ['30th of June 2027', '2027-06-30'],
  ['June 2027', '2027-06'],
  ['2027', '2027-12'],
  ['6/2027', '2027-06'],
  ['6/30/2027', '2027-06-30'],
  ['6/30/27', '2027-06-30'],
  ['2027-06-30', '2027-06-30'],
  ['2027-6', '2027-06'],
  ['Q3', '2026-09'],
  ['q1 2028', '2028-03'],
  ['end of March', '2027-03-31'],
  ['by the end of February 2028', '2028-02-29'],
  ['mid October', '2026-10'],
  ['end of the year', '2026-12'],
  ['spring 2027', '2027-05'],
  ['by summer', '2026-08'],
  ['this fall', '2026-11'],
  ['next spring', '2027-05'],
  ['next summer', '2027-08'],
  ['winter 2027', '2027-12'],
  ['early 2027', '2027-03'],
  ['the middle of 2027', '2027-06'],
  ['end of 2027', '2027-12'],
  ['first half of 2027', '2027-06'],
  ['end of next month', '2026-07-31'],
  ['next month', '2026-07'],
  ['in 8 months', '2027-02'],
  ['in two years', '2028-06'],
  ['today', '2026-06-11'],
  ['tomorrow', '2026-06-12'],
  ['Friday', '2026-06-12'],
  ['by Thursday', '2026-06-18'],
  ['Tues', '2026-06-16'],
  ['next Friday', '2026-06-19'],
  ['in two weeks', '2026-06-25'],
  ['10 days', '2026-06-21'],
  ['this week', '2026-06-14'],
  ['end of next week', '2026-06-21'],
  ['  ', ''],
])('%j is read as %j', (said, date) => {
  expect(readDate(said, today)).toEqual({ date })
})

test.each([
  ['June', '2026-06'],
  ['September', '2025-09'],
  ['Sep 18', '2025-09-18'],
  ['June 12', '2025-06-12'],
  ['2019', '2019-01'],
  ['spring 2019', '2019-03'],
  ['Monday', '2026-06-08'],
  ['Thursday', '2026-06-04'],
])('looking back, %j is read as %j', (said, date) => {
  expect(readDate(said, today, 'back')).toEqual({ date })
})

test('a day that the month does not have says the way out', () => {
  expect(readDate('June 31', today)).toEqual({
    problem: 'June has 30 days. Did you mean July 1?',
    instead: '2026-07-01',
  })
  expect(readDate('Feb 29 2027', today)).toEqual({
    problem: 'February 2027 has 28 days. Did you mean March 1?',
    instead: '2027-03-01',
  })
  expect(readDate('6/45', today)).toEqual({
    problem: 'June has 30 days. Did you mean June 30?',
    instead: '2026-06-30',
  })
})

test('what is no date is answered with what would be one', () => {
  expect(readDate('13/1/2027', today)).toEqual({
    problem: 'There is no month 13. The months go from 1 to 12.',
  })
  expect(readDate('3027', today)).toMatchObject({ problem: expect.stringContaining('1900 to 2200') })
  expect(readDate('when Lucía is done', today)).toMatchObject({
    problem: expect.stringContaining('“when Lucía is done”'),
  })
  expect(readDate('ma', today)).toHaveProperty('problem')
})
