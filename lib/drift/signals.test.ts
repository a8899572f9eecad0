import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/dates'
import { type DriftFacts, type DriftKind, signalRules, signalsOf } from './signals'

const today = '2026-06-12'
const ago = (days: number) => addDays(today, -days)

/** A plan that is kept true: nothing to say of it. */
const calm: DriftFacts = {
  today,
  active: true,
  beganOn: ago(200),
  settledOn: ago(1),
  sections: [{ key: 'why', touchedOn: ago(1) }],
  milestones: { underWay: 2, movedOn: ago(1) },
  commitments: { open: 3, aimed: 2, keptOn: [ago(1)] },
  role: { changedOn: [], targetChangedOn: ago(100) },
  looks: [],
  gaps: [],
  against: [],
  sessions: { lastOn: ago(10), booked: true, left: 4 },
}

/** For each, facts that make it fire on `today`. */
const firing: Record<DriftKind, Partial<DriftFacts>> = {
  'section untouched': { sections: [{ key: 'why', touchedOn: ago(90) }] },
  'milestones still': {
    milestones: { underWay: 1, movedOn: ago(60) },
    commitments: { open: 0, aimed: 0, keptOn: [ago(20)] },
  },
  'commitments unaimed': { commitments: { open: 2, aimed: 1, keptOn: [] } },
  'role moved': { role: { changedOn: [ago(14)], targetChangedOn: ago(60) } },
  'nonnegotiable at risk': {
    looks: [
      { id: 'home', on: ago(20), atRisk: true },
      { id: 'home', on: today, atRisk: true },
    ],
  },
  'life gap': {
    gaps: [
      { id: 'health', on: ago(80), gap: 1 },
      { id: 'health', on: today, gap: 3 },
    ],
  },
  'openings against': {
    against: [
      { id: 'one', on: ago(40) },
      { id: 'two', on: today },
    ],
  },
  'no session': { sessions: { lastOn: ago(7), booked: false, left: 4 } },
  'plan quiet': { settledOn: ago(14) },
}

/** What a count says has no day: one less of it does not fire. */
const oneLess: Partial<Record<DriftKind, Partial<DriftFacts>>> = {
  'commitments unaimed': { commitments: { open: 3, aimed: 2, keptOn: [] } },
}

describe.each(Object.keys(firing) as DriftKind[])('%s', (kind) => {
  const facts = { ...calm, ...firing[kind] }
  it('fires on its day, alone', () => {
    expect(signalsOf(facts).map((signal) => signal.kind)).toEqual([kind])
  })
  it('does not fire one day short', () => {
    const short = oneLess[kind] ? { ...calm, ...oneLess[kind] } : { ...facts, today: ago(1) }
    expect(signalRules[kind](short)).toEqual([])
  })
  it('does not fire while the work is paused', () => {
    expect(signalsOf({ ...facts, active: false })).toEqual([])
  })
})

it('says nothing of a plan that is kept true', () => {
  expect(signalsOf(calm)).toEqual([])
})

describe('what makes it no drift', () => {
  it.each<[string, DriftKind, Partial<DriftFacts>]>([
    [
      'nothing was done meanwhile',
      'milestones still',
      { commitments: { open: 0, aimed: 0, keptOn: [ago(61)] } },
    ],
    ['no milestone is under way', 'milestones still', { milestones: { underWay: 0, movedOn: ago(90) } }],
    ['nothing is open', 'commitments unaimed', { commitments: { open: 0, aimed: 0, keptOn: [] } }],
    [
      'the target was written since',
      'role moved',
      { role: { changedOn: [ago(30)], targetChangedOn: ago(30) } },
    ],
    ['no role is aimed for', 'role moved', { role: { changedOn: [ago(30)], targetChangedOn: null } }],
    [
      'it was kept in between',
      'nonnegotiable at risk',
      {
        looks: [
          { id: 'home', on: ago(30), atRisk: true },
          { id: 'home', on: ago(20), atRisk: false },
          { id: 'home', on: ago(10), atRisk: true },
        ],
      },
    ],
    [
      'both were said on one day',
      'nonnegotiable at risk',
      {
        looks: [
          { id: 'home', on: ago(3), atRisk: true },
          { id: 'home', on: ago(3), atRisk: true },
        ],
      },
    ],
    [
      'it has narrowed again',
      'life gap',
      {
        gaps: [
          { id: 'health', on: ago(80), gap: 1 },
          { id: 'health', on: ago(40), gap: 4 },
          { id: 'health', on: ago(2), gap: 2 },
        ],
      },
    ],
    [
      'all sessions agreed have been held',
      'no session',
      { sessions: { lastOn: ago(30), booked: false, left: 0 } },
    ],
    ['one is booked', 'no session', { sessions: { lastOn: ago(30), booked: true, left: 4 } }],
  ])('%s', (_, kind, facts) => {
    expect(signalRules[kind]({ ...calm, ...firing[kind], ...facts })).toEqual([])
  })
})

it('keeps to the same facts from day to day, so that an answer holds', () => {
  for (const kind of Object.keys(firing) as DriftKind[]) {
    const facts = { ...calm, ...firing[kind] }
    expect(signalRules[kind]({ ...facts, today: addDays(today, 5) })).toEqual(signalRules[kind](facts))
  }
})
