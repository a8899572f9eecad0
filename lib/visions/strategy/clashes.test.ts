import { describe, expect, test } from 'vitest'
import { removeElement, setField } from '@/lib/visions/document/elements'
import { checksOf, unsettled } from '@/lib/visions/strategy/checks'
import { meetingOf } from '@/lib/visions/strategy/clashes'
import { planOf } from '@/lib/visions/strategy/plan-of'

const life = () =>
  planOf({
    supper: { kind: 'nonnegotiable', fields: { statement: 'Home for supper' } },
    unwritten: { kind: 'nonnegotiable' },
    health: { kind: 'life_domain', fields: { name: 'Health', now: 7, wanted: 8 } },
    product: { kind: 'overlap', fields: { name: 'One product, the whole way' } },
    lead: { kind: 'target_role', fields: { title: 'Launch lead' } },
    former: { kind: 'past_role', fields: { title: 'Plant planner' } },
    oslo: { kind: 'opening', fields: { what: 'A year in Oslo' } },
    reached: { kind: 'milestone', fields: { outcome: 'Pricing review', status: 'done' } },
    pilot: { kind: 'milestone', fields: { outcome: 'The pilot' } },
    clash: { kind: 'clash', links: { between: ['supper', 'pilot'] } },
  })

describe('where work and life meet', () => {
  test('what is wanted or undecided stands against what has to be left room for', () => {
    const { elements } = life()
    const { work, life: other } = meetingOf(elements())
    expect(work.map(({ name }) => name)).toEqual([
      'One product, the whole way',
      'Launch lead',
      'A year in Oslo',
      'The pilot',
    ])
    expect(other.map(({ name }) => name)).toEqual(['Home for supper', 'Health'])
  })

  test('a clash stands where both of its ends meet, and nowhere else', () => {
    const { elements, idOf } = life()
    const { between } = meetingOf(elements())
    expect(between(idOf('pilot'), idOf('supper'))).toMatchObject([{ id: idOf('clash'), state: 'open' }])
    expect(between(idOf('lead'), idOf('supper'))).toEqual([])
    expect(between(idOf('pilot'), idOf('health'))).toEqual([])
  })

  test('what is over stays visible while a clash names it', () => {
    const { doc, elements, idOf } = life()
    setField(doc, idOf('clash'), 'between', [idOf('supper'), idOf('former'), idOf('reached')], null)
    expect(meetingOf(elements()).work.map(({ id }) => id)).toEqual(
      expect.arrayContaining([idOf('former'), idOf('reached')]),
    )
  })

  test('accepted or changed wants a reason before it holds', () => {
    const { doc, elements, idOf } = life()
    const state = () => meetingOf(elements()).clashes[0]?.state
    setField(doc, idOf('clash'), 'standing', 'accepted', null)
    expect(state()).toBe('wants a reason')
    setField(doc, idOf('clash'), 'reason', 'Two evenings in June, and Elena agrees', null)
    expect(state()).toBe('accepted')
  })

  test('an end that this reader does not have is not told, and the work comes first', () => {
    const { doc, elements, idOf } = life()
    setField(doc, idOf('clash'), 'between', [idOf('health'), idOf('supper'), idOf('pilot')], null)
    removeElement(doc, idOf('health'), null)
    expect(meetingOf(elements()).clashes[0]?.ends.map(({ name }) => name)).toEqual([
      'The pilot',
      'Home for supper',
    ])
  })
})

describe('a check', () => {
  const says = (plan: ReturnType<typeof life>) =>
    unsettled(checksOf(plan.elements())).map((check) => check.says)

  test('finds nothing where nothing says it', () => {
    expect(says(life())).toEqual([])
  })

  test('finds an opening that fails a test, until it is declined', () => {
    const plan = life()
    setField(plan.doc, plan.idOf('oslo'), 'fits_nonnegotiables', 'partly', null)
    setField(plan.doc, plan.idOf('oslo'), 'fits_milestones', 'partly', null)
    setField(plan.doc, plan.idOf('oslo'), 'fits_vision', 'no', null)
    expect(says(plan)).toEqual([
      { what: 'opening', against: 'vision', answer: 'no', taken: false },
      { what: 'opening', against: 'nonnegotiables', answer: 'partly', taken: false },
    ])
    setField(plan.doc, plan.idOf('oslo'), 'decision', 'accepted', null)
    expect(says(plan)[0]).toMatchObject({ taken: true })
    setField(plan.doc, plan.idOf('oslo'), 'decision', 'declined', null)
    expect(says(plan)).toEqual([])
  })

  test('finds a hard non-negotiable that does not hold, and leaves a soft one alone', () => {
    const plan = life()
    setField(plan.doc, plan.idOf('supper'), 'status', 'at_risk', null)
    expect(says(plan)).toEqual([{ what: 'nonnegotiable', status: 'at_risk' }])
    setField(plan.doc, plan.idOf('supper'), 'firmness', 'soft', null)
    expect(says(plan)).toEqual([])
  })

  test('finds a part of life that waits far from where it is wanted, if it matters', () => {
    const plan = life()
    setField(plan.doc, plan.idOf('health'), 'now', 5, null)
    expect(says(plan)).toEqual([{ what: 'life', now: 5, wanted: 8 }])
    setField(plan.doc, plan.idOf('health'), 'importance', 2, null)
    expect(says(plan)).toEqual([])
  })

  test('is settled by a clash with a reason, and not by an open one', () => {
    const plan = life()
    setField(plan.doc, plan.idOf('supper'), 'status', 'broken', null)
    expect(says(plan)).toHaveLength(1)
    setField(plan.doc, plan.idOf('clash'), 'standing', 'changed', null)
    expect(says(plan)).toHaveLength(1)
    setField(plan.doc, plan.idOf('clash'), 'reason', 'The pilot meets in the morning now', null)
    expect(says(plan)).toEqual([])
  })
})
