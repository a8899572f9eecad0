import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { listKind } from '@/lib/visions/document/elements'
import { suggestStrategy, writeStrategy } from '@/lib/visions/strategy/first-strategy'
import { lineOfSight } from '@/lib/visions/strategy/line-of-sight'
import { planOf } from '@/lib/visions/strategy/plan-of'

const vision = () =>
  planOf({
    used: { kind: 'spark', fields: { circle: 'lights', text: 'the week somebody uses it' } },
    owning: { kind: 'spark', fields: { circle: 'reaching', text: 'owning the decision' } },
    budget: { kind: 'spark', fields: { circle: 'reaching', text: 'half a budget' } },
    meet: {
      kind: 'overlap',
      fields: { name: 'carrying one product to the first patient' },
      links: { sparks: ['used', 'owning'] },
    },
    supper: { kind: 'nonnegotiable', fields: { statement: 'Home for supper' } },
    saturday: { kind: 'nonnegotiable', fields: { statement: 'Saturdays', firmness: 'soft' } },
  })

const suggested = () => {
  const plan = vision()
  return { ...plan, strategy: suggestStrategy(plan.elements(), plan.idOf('meet'), '2026-11-20') ?? never() }
}

test('the overlap names the role, its sparks and the hard non-negotiables say why', () => {
  expect(suggested().strategy.role).toEqual({
    title: 'Carrying one product to the first patient',
    why: 'It joins “the week somebody uses it” and “owning the decision”. It has to leave room for “Home for supper”.',
  })
})

test('what somebody is reaching for becomes a skill with a first milestone, the overlap’s own first', () => {
  expect(suggested().strategy.steps).toEqual([
    {
      skill: 'Owning the decision',
      milestone: 'Owning the decision: done once, and somebody saw it',
      due: '2027-01',
    },
    { skill: 'Half a budget', milestone: 'Half a budget: done once, and somebody saw it', due: '2027-02' },
  ])
})

test('nothing is suggested from an overlap that is gone', () => {
  const { elements } = vision()
  expect(suggestStrategy(elements(), 'gone', '2026-11-20')).toBeNull()
})

test('long names are cut where the field ends, at a word', () => {
  const { elements, idOf } = planOf({
    meet: { kind: 'overlap', fields: { name: 'every day '.repeat(12).trim() } },
  })
  const title = suggestStrategy(elements(), idOf('meet'), '2026-11-20')?.role.title
  expect(title?.length).toBeLessThanOrEqual(120)
})

test('what is written is ordinary rows, each linked to what it serves up to the why', () => {
  const { doc, strategy, elements } = suggested()
  const updates: unknown[] = []
  doc.on('update', (_: Uint8Array, origin: unknown) => updates.push(origin))
  const written = doc.transact(
    () => writeStrategy(strategy, homesIn(doc), { byCoach: true, origin: 'by hand' }),
    'by hand',
  )
  expect(updates).toEqual(['by hand'])
  expect(written).toHaveLength(5)
  const milestones = listKind(doc, 'milestone', 'milestone')
  const sight = lineOfSight(elements())
  expect(milestones).toHaveLength(2)
  for (const { id, byCoach } of milestones) {
    expect(byCoach).toBe(true)
    expect(sight.from(id)).toMatchObject([
      { reaches: true, steps: [{ kind: 'skill_gap' }, { kind: 'target_role' }, {}] },
    ])
  }
  expect(sight.busy.size + sight.unworked.size).toBe(0)
})

test('what was emptied is not written, and the rest serves what is left', () => {
  const { doc, strategy } = suggested()
  const [first] = strategy.steps
  writeStrategy({ role: strategy.role, steps: [{ ...(first ?? never()), skill: ' ' }] }, homesIn(doc), {
    byCoach: false,
    origin: null,
  })
  expect(listKind(doc, 'skill_gap', 'skill_gap')).toEqual([])
  const [role] = listKind(doc, 'target_role', 'target_role')
  expect(listKind(doc, 'milestone', 'milestone')[0]?.fields.serves).toEqual([role?.id])
})

test('it can be undone as one step', () => {
  const { doc, strategy } = suggested()
  const undo = new Y.UndoManager(doc.getMap('elements'), {
    trackedOrigins: new Set(['by hand']),
    captureTimeout: 0,
  })
  doc.transact(() => writeStrategy(strategy, homesIn(doc), { byCoach: false, origin: 'by hand' }), 'by hand')
  undo.undo()
  expect(listKind(doc, 'target_role', 'target_role')).toEqual([])
  expect(listKind(doc, 'milestone', 'milestone')).toEqual([])
})

const homesIn = (doc: Y.Doc) => (kind: string) => ({ doc, section: kind })

function never(): never {
  throw new Error('It was not there')
}
