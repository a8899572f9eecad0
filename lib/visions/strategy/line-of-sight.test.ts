import { describe, expect, test } from 'vitest'
import { removeElement, setField } from '@/lib/visions/document/elements'
import { lineOfSight, type Step } from '@/lib/visions/strategy/line-of-sight'
import { planOf } from '@/lib/visions/strategy/plan-of'

const launch = () =>
  planOf({
    why: { kind: 'direction', fields: { line: 'One product, the whole way' } },
    lead: { kind: 'target_role', fields: { title: 'Launch lead' } },
    program: {
      kind: 'skill_gap',
      fields: { skill: 'Leading a program', now: 2, needed: 4 },
      links: { serves: ['lead'] },
    },
    planning: { kind: 'skill_gap', fields: { skill: 'Strategic planning', now: 2, needed: 4 } },
    nights: {
      kind: 'impact_aim',
      fields: { who: 'Patients at home', change: 'They sleep' },
      links: { serves: ['lead'] },
    },
    pilot: {
      kind: 'milestone',
      fields: { outcome: 'I lead the pilot', status: 'started' },
      links: { serves: ['program', 'nights'] },
    },
    course: { kind: 'milestone', fields: { outcome: 'A course in Excel' } },
  })

const names = (steps: readonly Step[]) => steps.map(({ name }) => name)

describe('the line of sight', () => {
  test('goes from a milestone through what it serves and the role to the why', () => {
    const { elements, idOf } = launch()
    const lines = lineOfSight(elements()).from(idOf('pilot'))
    expect(lines.map(({ steps }) => names(steps))).toEqual([
      ['Leading a program', 'Launch lead', 'One product, the whole way'],
      ['Patients at home', 'Launch lead', 'One product, the whole way'],
    ])
    expect(lines.every(({ reaches }) => reaches)).toBe(true)
  })

  test('ends at the gap that is needed for no role, and says that it does not reach', () => {
    const { doc, elements, idOf } = launch()
    setField(doc, idOf('course'), 'serves', [idOf('planning')], null)
    expect(lineOfSight(elements()).from(idOf('course'))).toEqual([
      { steps: [expect.objectContaining({ name: 'Strategic planning' })], reaches: false },
    ])
  })

  test('ends in the why also before anybody wrote its one line', () => {
    const { doc, elements, idOf } = launch()
    removeElement(doc, idOf('why'), null)
    const why = lineOfSight(elements()).from(idOf('program')).at(0)?.steps.at(-1)
    expect(why).toEqual({ id: null, kind: 'direction', name: 'Why' })
  })

  test('is read backwards: what serves a gap, an aim or a role', () => {
    const { elements, idOf } = launch()
    const { serving } = lineOfSight(elements())
    expect(names(serving(idOf('program')))).toEqual(['I lead the pilot'])
    expect(names(serving(idOf('lead')))).toEqual(['Leading a program', 'Patients at home'])
  })

  test('does not lead to what is gone', () => {
    const { doc, elements, idOf } = launch()
    removeElement(doc, idOf('program'), null)
    removeElement(doc, idOf('nights'), null)
    const sight = lineOfSight(elements())
    expect(sight.from(idOf('pilot'))).toEqual([])
    expect(sight.busy).toContain(idOf('pilot'))
  })
})

describe('busy, not aimed', () => {
  test('is a milestone under way that serves nothing, until it serves something', () => {
    const { doc, elements, idOf } = launch()
    expect([...lineOfSight(elements()).busy]).toEqual([idOf('course')])
    setField(doc, idOf('course'), 'serves', [idOf('lead')], null)
    expect(lineOfSight(elements()).busy.size).toBe(0)
  })

  test.each(['done', 'let_go'])('is not said of one that is %s', (status) => {
    const { doc, elements, idOf } = launch()
    setField(doc, idOf('course'), 'status', status, null)
    expect(lineOfSight(elements()).busy.size).toBe(0)
  })
})

describe('a gap nobody works on', () => {
  test('is an open one that no milestone serves', () => {
    const { elements, idOf } = launch()
    expect([...lineOfSight(elements()).unworked]).toEqual([idOf('planning')])
  })

  test('is said again when its only milestone was let go, and not when it was reached', () => {
    const { doc, elements, idOf } = launch()
    setField(doc, idOf('pilot'), 'status', 'done', null)
    expect(lineOfSight(elements()).unworked).not.toContain(idOf('program'))
    setField(doc, idOf('pilot'), 'status', 'let_go', null)
    expect(lineOfSight(elements()).unworked).toContain(idOf('program'))
  })

  test('is not said of a gap that is closed', () => {
    const { doc, elements, idOf } = launch()
    setField(doc, idOf('planning'), 'now', 4, null)
    expect(lineOfSight(elements()).unworked.size).toBe(0)
  })
})
