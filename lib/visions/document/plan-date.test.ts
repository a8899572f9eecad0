import { expect, test } from 'vitest'
import { isPlanDate, lastDayOf } from '@/lib/visions/document/plan-date'

test.each(['', '2027-06', '2027-06-30', '2028-02-29', '0999-12'])('%j is a date of a plan', (text) => {
  expect(isPlanDate(text)).toBe(true)
})

test.each(['2027', '2027-13', '2027-00', '2027-06-31', '2027-02-29', '2027-6-1', 'June', '2027-06-00'])(
  '%j is none',
  (text) => {
    expect(isPlanDate(text)).toBe(false)
  },
)

test('a month lasts until its end, a day is itself, and no date has no end', () => {
  expect(lastDayOf('2027-06')).toBe('2027-06-30')
  expect(lastDayOf('2028-02')).toBe('2028-02-29')
  expect(lastDayOf('2027-06-03')).toBe('2027-06-03')
  expect(lastDayOf('')).toBeNull()
})
