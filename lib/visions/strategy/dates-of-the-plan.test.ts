import { describe, expect, test } from 'vitest'
import { ofKind } from '@/lib/visions/document/told'
import { byDue, dueOf } from '@/lib/visions/strategy/due'
import { movedDates } from '@/lib/visions/strategy/moved-dates'
import { askOf, openFirst } from '@/lib/visions/strategy/openings'
import { planOf } from '@/lib/visions/strategy/plan-of'

const today = '2026-06-12'

describe('a date of the plan', () => {
  test.each([
    ['2026-06-30', { date: 'Jun 30', distance: 'in 3 weeks', isPast: false }],
    ['2026-05-31', { date: 'May 31', distance: '12 days past', isPast: true }],
    ['2026-06-12', { date: 'Jun 12', distance: 'today', isPast: false }],
    ['2027-01-11', { date: 'Jan 11, 2027', distance: 'in 7 months', isPast: false }],
    ['2026-06', { date: 'June', distance: 'this month', isPast: false }],
    ['2026-05', { date: 'May', distance: '12 days past', isPast: true }],
    ['2027-03', { date: 'March 2027', distance: 'in 10 months', isPast: false }],
    ['2025-12', { date: 'December 2025', distance: '5 months past', isPast: true }],
  ])('%s says how it stands to today', (date, said) => {
    expect(dueOf(date, today)).toMatchObject(said)
  })

  test('that was not given says nothing', () => {
    expect(dueOf('', today)).toBeNull()
  })

  test('stands in the order it is due: a month after its last day, none at the end', () => {
    const dates = ['', '2026-07', '2026-07-30', '2026-08-01', '2026-06-30']
    expect(dates.sort(byDue((date) => date))).toEqual([
      '2026-06-30',
      '2026-07-30',
      '2026-07',
      '2026-08-01',
      '',
    ])
  })

  test('is remembered when it moved, and only then', () => {
    const readout = (due: string) =>
      planOf({
        readout: { kind: 'milestone', fields: { outcome: 'Readout', due } },
        kickoff: { kind: 'milestone', fields: { outcome: 'Kick-off', due: '2026-07-15' } },
      })
    const { elements, idOf } = readout('2026-09-18')
    expect([...movedDates(readout('2026-09-04').elements(), elements())]).toEqual([
      [idOf('readout'), '2026-09-04'],
    ])
    expect(movedDates(readout('').elements(), elements()).size).toBe(0)
  })
})

describe('an opening', () => {
  const ask = (fields: object) =>
    askOf(
      ofKind(
        planOf({ it: { kind: 'opening', fields: { what: 'Vendor council', ...fields } } }).elements(),
        'opening',
      )[0] ?? never(),
      today,
    )

  test.each([
    ['is asked about when its day is near', { by: '2026-06-20' }, 'decide'],
    ['is left alone while its day is far', { by: '2026-08' }, null],
    ['is left alone where it has no day', {}, null],
    ['is asked about when its day is over', { by: '2026-06-11' }, 'decide, late'],
    ['wants its reason once it is decided', { decision: 'declined' }, 'reason'],
    ['rests with a reason', { decision: 'accepted', reason: 'It is the pilot' }, null],
    [
      'comes back on its day',
      { decision: 'later', reason: 'After the pilot', revisit: '2026-06-12' },
      'look again',
    ],
    [
      'comes back on the first day of its month',
      { decision: 'later', reason: 'x', revisit: '2026-06' },
      'look again',
    ],
    ['does not come back before', { decision: 'later', reason: 'x', revisit: '2026-07' }, null],
  ])('%s', (_, fields, asked) => {
    expect(ask(fields)).toBe(asked)
  })

  test('stands before the log while it is open; in the log the latest decision is first', () => {
    const { elements } = planOf({
      first: { kind: 'opening', fields: { what: 'First', decision: 'declined', decided: '2026-01-10' } },
      latest: { kind: 'opening', fields: { what: 'Latest', decision: 'accepted', decided: '2026-05' } },
      open: { kind: 'opening', fields: { what: 'Open' } },
    })
    expect(
      ofKind(elements(), 'opening')
        .sort(openFirst)
        .map(({ fields }) => fields.what),
    ).toEqual(['Open', 'Latest', 'First'])
  })
})

function never(): never {
  throw new Error('The opening was not there')
}
