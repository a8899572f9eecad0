import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutTimeline, type TimelineMark } from '@/lib/visions/strategy/timeline'
import { labelBox, wrap } from '@/lib/visions/strategy/timeline-labels'

const frame = { width: 1200, height: 350 }
const today = '2026-06-12'
const mark = (due: string, name = 'I lead the pilot kick-off'): TimelineMark => ({
  id: `${due} ${name}`,
  name,
  due,
  form: 'outline',
  isLate: false,
})
const layout = (...marks: TimelineMark[]) => layoutTimeline(marks, { today, frame })

describe('the drawn route', () => {
  test('stands in the order of dates, with today between what is behind and what is ahead', () => {
    const drawn = layout(mark('2026-09-18'), mark('2026-04-14'), mark('2026-07'))
    expect(drawn.marks.map(({ due }) => due)).toEqual(['2026-04-14', '2026-07', '2026-09-18'])
    const [behind, next, last] = drawn.marks
    expect(behind?.x).toBeLessThan(drawn.today.x)
    expect(next?.x).toBeGreaterThan(drawn.today.x)
    expect(last?.x).toBeGreaterThan(next?.x ?? Infinity)
  })

  test('is solid up to today and dotted from there', () => {
    const { behind, ahead, today: flag } = layout(mark('2026-04-14'), mark('2026-09-18'))
    const ends = [...behind.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].at(-1)
    expect(Number(ends?.[1])).toBeCloseTo(flag.x, 0)
    expect(ahead.startsWith(`M${ends?.[1]} `)).toBe(true)
  })

  test('has no way ahead when everything is behind', () => {
    expect(layout(mark('2026-04-14')).ahead).toBe('')
  })

  test('leaves what has no date to the list', () => {
    expect(layout(mark('')).marks).toEqual([])
  })

  test('puts a whole month on its last day', () => {
    const [month, day] = layout(mark('2026-07', 'a'), mark('2026-07-31', 'b')).marks
    expect(month?.x).toBe(day?.x)
  })

  test('names the months it covers, and years where they begin', () => {
    const { months } = layout(mark('2026-03-13'), mark('2027-01-11'))
    expect(months.map(({ label }) => label)).toEqual([
      'Feb 2026',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
      'Jan 2027',
    ])
  })

  test('does not crowd the names of many years', () => {
    const { months } = layout(mark('2036-01-11'))
    expect(months.length).toBeLessThanOrEqual(frame.width / 64 + 1)
  })

  test('never writes words over words, over a mark or beyond the paper', () => {
    const day = fc.integer({ min: -300, max: 500 })
    const marks = fc.array(fc.tuple(day, fc.string({ minLength: 1, maxLength: 80 })), { maxLength: 14 })
    fc.assert(
      fc.property(marks, (rows) => {
        const drawn = layoutTimeline(
          rows.map(([days, name], index) => ({
            ...mark(new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10), name),
            id: String(index),
          })),
          { today, frame },
        )
        const boxes = drawn.marks.flatMap(({ label }) => (label ? [labelBox(label)] : []))
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0)
          expect(box.right).toBeLessThanOrEqual(frame.width)
          expect(box.bottom).toBeLessThanOrEqual(frame.height)
          for (const other of boxes.slice(index + 1)) {
            const apart =
              box.right <= other.left ||
              other.right <= box.left ||
              box.bottom <= other.top ||
              other.bottom <= box.top
            expect(apart).toBe(true)
          }
          for (const { x, y } of drawn.marks) {
            expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  test('finds room for the words of a year like any other', () => {
    const drawn = layout(
      mark('2026-03-13', 'Version 1 signed'),
      mark('2026-04-14', 'Lena says yes to mentoring'),
      mark('2026-05-27', 'In the pricing review'),
      mark('2026-06-30', 'Stakeholder course'),
      mark('2026-07-15'),
      mark('2026-09-18', 'Readout to leadership'),
      mark('2026-10-30', 'Pilot budget closed within 5%'),
      mark('2026-11-20', 'I put my name forward'),
      mark('2027-01-11', 'In the role'),
    )
    expect(drawn.marks.every(({ label }) => label !== null)).toBe(true)
  })

  test('finds room where much happened just before today', () => {
    const drawn = layoutTimeline(
      [
        mark('2026-04-05', 'Version 2 signed'),
        mark('2026-04-15', 'Lena says yes to mentoring'),
        mark('2026-05-23', 'Version 3 signed'),
        mark('2026-05-27', 'In the pricing review'),
        mark('2026-06-30', 'Stakeholder-mapping course finished'),
        mark('2026-07-15', 'I lead the cross-site pilot kick-off'),
        mark('2027-01-11', 'In the role'),
      ],
      { today, frame: { width: 1240, height: 376 } },
    )
    expect(drawn.marks.filter(({ label }) => label === null)).toEqual([])
  })
})

test('words break into three short lines and say that there is more', () => {
  expect(wrap('Pilot budget closed within 5%')).toEqual(['Pilot budget closed', 'within 5%'])
  expect(wrap('one two three four five six seven eight nine ten eleven twelve thirteen').at(-1)).toMatch(/…$/)
  expect(wrap(`a ${'x'.repeat(90)}`).every((line) => line.length <= 25)).toBe(true)
})
