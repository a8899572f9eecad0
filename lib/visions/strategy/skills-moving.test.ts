import { expect, test } from 'vitest'
import { ofKind } from '@/lib/visions/document/told'
import { focusHours } from '@/lib/visions/strategy/focus-hours'
import { planOf } from '@/lib/visions/strategy/plan-of'
import { movingSkills, weeksUntil } from '@/lib/visions/strategy/skills-moving'

const skills = (now: number | null) =>
  planOf({
    program: {
      kind: 'skill_gap',
      fields: { skill: 'Leading a program', now, needed: 4, how: 'Run the pilot' },
    },
    later: {
      kind: 'milestone',
      fields: { outcome: 'Readout', due: '2026-09-18' },
      links: { serves: ['program'] },
    },
    sooner: {
      kind: 'milestone',
      fields: { outcome: 'Kick-off', due: '2026-07' },
      links: { serves: ['program'] },
    },
    reached: {
      kind: 'milestone',
      fields: { outcome: 'Planned the pilot', due: '2026-05', status: 'done' },
      links: { serves: [] },
    },
  })

test('a skill has moved by the levels gained since the plan before', () => {
  expect(movingSkills(skills(3).elements(), skills(2).elements())).toMatchObject([{ gained: 1 }])
  expect(movingSkills(skills(3).elements(), skills(3).elements())).toMatchObject([{ gained: 0 }])
  expect(movingSkills(skills(3).elements(), skills(null).elements())).toMatchObject([{ gained: null }])
  expect(movingSkills(skills(3).elements(), [])).toMatchObject([{ gained: null }])
})

test('its evidence is what was reached for it, then what is next, then how it is meant to be closed', () => {
  const { doc, idOf, elements } = skills(3)
  const evidence = () => movingSkills(elements(), [])[0]?.evidence
  expect(evidence()).toEqual({ words: 'Kick-off', due: '2026-07', reached: false })
  const entry = doc.getMap('elements').get(idOf('reached')) as Map<string, unknown>
  entry.set(`serves:${idOf('program')}`, true)
  expect(evidence()).toEqual({ words: 'Planned the pilot', due: '2026-05', reached: true })
  for (const name of ['later', 'sooner', 'reached']) doc.getMap('elements').delete(idOf(name))
  expect(evidence()).toEqual({ words: 'Run the pilot', due: '', reached: false })
})

test('weeks are counted to the nearest, and what is ahead is one at least', () => {
  expect(weeksUntil('2027-01-11', '2026-06-12')).toBe(30)
  expect(weeksUntil('2026-06-13', '2026-06-12')).toBe(1)
  expect(weeksUntil('2026-06-12', '2026-06-12')).toBe(0)
})

test('hours are summed, and areas without any are counted', () => {
  const { elements } = planOf({
    pilot: { kind: 'focus_area', fields: { area: 'The pilot', hours: 4 } },
    writing: { kind: 'focus_area', fields: { area: 'One page a week', hours: 1 } },
    unsaid: { kind: 'focus_area', fields: { area: 'Reading' } },
    empty: { kind: 'focus_area' },
  })
  expect(focusHours(ofKind(elements(), 'focus_area'))).toEqual({ hours: 5, unsaid: 1 })
})
