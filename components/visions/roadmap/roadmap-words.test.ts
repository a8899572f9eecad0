import { describe, expect, test } from 'vitest'
import { planOf } from '@/lib/visions/strategy/plan-of'
import { roadmapHeadline, roadmapLine, trailWords } from './roadmap-words'

const today = '2026-06-12'
const role = (by: string) =>
  planOf({ lead: { kind: 'target_role', fields: { title: 'Lead', by } } }).elements()

describe('the headline of the way', () => {
  test.each([
    ['2027-01-11', 'Thirty weeks to the role.'],
    ['2026-06-18', 'One week to the role.'],
    ['2026-06-12', 'Today is the day for the role.'],
    ['2026-06-11', 'The day for the role has passed.'],
    ['2026-06', 'Three weeks to the role.'],
  ])('counts the weeks to a role by %s', (by, words) => {
    expect(roadmapHeadline(role(by), today)).toBe(words)
  })

  test('counts milestones where no role has a day, and says so where there is nothing', () => {
    const { elements } = planOf({
      one: { kind: 'milestone', fields: { outcome: 'A' } },
      other: { kind: 'milestone', fields: { outcome: 'B', status: 'started' } },
      reached: { kind: 'milestone', fields: { outcome: 'C', status: 'done' } },
    })
    expect(roadmapHeadline(elements(), today)).toBe('Two milestones ahead.')
    expect(roadmapHeadline([], today)).toBe('The way is not drawn yet.')
  })
})

test('the line says what was reached and what is next, and leaves out what was let go', () => {
  const { elements } = planOf({
    reached: { kind: 'milestone', fields: { outcome: 'Mentor', status: 'done' } },
    later: { kind: 'milestone', fields: { outcome: 'Readout', due: '2026-09-18' } },
    next: { kind: 'milestone', fields: { outcome: 'Course', due: '2026-06-22' } },
    gone: { kind: 'milestone', fields: { outcome: 'Certificate', status: 'let_go' } },
  })
  expect(roadmapLine(elements(), today)).toBe(
    'One of three milestones reached. The next is “Course”, in 10 days.',
  )
  expect(roadmapLine([], today)).toContain('three months')
})

test.each([
  ['ppppppppppmm', 'Moving', 'two of two weeks'],
  ['pppppppppppm', 'Moving', ''],
  ['mmmmmmmqqqqm', 'Moving again', 'after four quiet weeks, eight of twelve weeks in all'],
  ['mmmmmmmmmqqd', 'Quiet for three weeks', 'moved in nine of twelve weeks'],
  ['mmmmmmmmmmmmmmmmqqqm', 'Moving again', 'after three quiet weeks, seventeen of twenty weeks in all'],
  ['pppppppppppp', 'Not begun', ''],
])('a trail of %s comes to words', (marks, news, rest) => {
  expect(trailWords([...marks] as ('m' | 'q' | 'd' | 'p')[])).toEqual({ news, rest })
})
