import { describe, expect, test } from 'vitest'
import { removeElement, setField } from '@/lib/visions/document/elements'
import { planOf } from '@/lib/visions/strategy/plan-of'
import { aims, milestonesIn } from './aim'

const launch = () =>
  planOf({
    why: { kind: 'direction', fields: { line: 'One product, the whole way' } },
    lead: { kind: 'target_role', fields: { title: 'Launch lead' } },
    program: {
      kind: 'skill_gap',
      fields: { skill: 'Leading a program', now: 2, needed: 4 },
      links: { serves: ['lead'] },
    },
    nights: {
      kind: 'impact_aim',
      fields: { who: 'Patients at home', change: 'They sleep' },
      links: { serves: ['lead'] },
    },
    pilot: {
      kind: 'milestone',
      fields: { outcome: 'I lead the pilot', due: '2027-06' },
      links: { serves: ['program', 'nights'] },
    },
    course: { kind: 'milestone', fields: { outcome: 'A course in Excel', due: '2027-02' } },
    done: { kind: 'milestone', fields: { outcome: 'Lena said yes', status: 'done' } },
  })

describe('the line of sight of a commitment', () => {
  test('goes through its milestone, every gap and aim that one serves, and the role, to the why', () => {
    const { elements, idOf } = launch()
    const aim = aims(elements())(idOf('pilot'))
    expect(aim?.milestone).toBe('I lead the pilot')
    expect(aim?.lines.map(({ steps }) => steps.map(({ name }) => name))).toEqual([
      ['Leading a program', 'Launch lead', 'One product, the whole way'],
      ['Patients at home', 'Launch lead', 'One product, the whole way'],
    ])
  })

  test('ends at a milestone that serves nothing', () => {
    const { elements, idOf } = launch()
    expect(aims(elements())(idOf('course'))).toEqual({ milestone: 'A course in Excel', lines: [] })
  })

  test('is none without a milestone: busy, not aimed', () => {
    const { elements } = launch()
    expect(aims(elements())(null)).toBeNull()
  })

  test('is none once its milestone is gone, and none through what is no milestone', () => {
    const { doc, elements, idOf } = launch()
    expect(aims(elements())(idOf('lead'))).toBeNull()
    removeElement(doc, idOf('pilot'), null)
    expect(aims(elements())(idOf('pilot'))).toBeNull()
  })
})

test('a commitment is made for a milestone that is under way and says something, the next one first', () => {
  const { doc, elements, idOf } = launch()
  expect(milestonesIn(elements()).map(({ name }) => name)).toEqual(['A course in Excel', 'I lead the pilot'])
  setField(doc, idOf('course'), 'outcome', '', null)
  expect(milestonesIn(elements()).map(({ name }) => name)).toEqual(['I lead the pilot'])
})
