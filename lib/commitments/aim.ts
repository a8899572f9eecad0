import type { AnyTold } from '@/lib/visions/document/told'
import { ofKind } from '@/lib/visions/document/told'
import { byDue } from '@/lib/visions/strategy/due'
import { isUnderWay, type Line, lineOfSight } from '@/lib/visions/strategy/line-of-sight'

/** What a commitment serves: the milestone by name, and every way on from there towards the why. */
export type Aim = { milestone: string; lines: Line[] }

export type Milestone = { id: string; name: string }

/**
 * The line of sight of what somebody does: commitment, then milestone, then skill gap or aim, then role, then why.
 * Answers null for what serves no milestone: it is busy, not aimed. A milestone that is gone from the shared vision, or
 * lies where this reader may not look, serves nothing either.
 */
export function aims(elements: readonly AnyTold[]): (milestoneId: string | null) => Aim | null {
  const sight = lineOfSight(elements)
  const named = new Map(ofKind(elements, 'milestone').map(({ id, fields }) => [id, fields.outcome.trim()]))
  return (milestoneId) => {
    const milestone = milestoneId === null ? undefined : named.get(milestoneId)
    return milestoneId === null || !milestone ? null : { milestone, lines: sight.from(milestoneId) }
  }
}

/** What a commitment can be made for, by what is due first. */
export const milestonesIn = (elements: readonly AnyTold[]): Milestone[] =>
  ofKind(elements, 'milestone')
    .filter((milestone) => isUnderWay(milestone) && milestone.fields.outcome.trim() !== '')
    .sort(byDue(({ fields }) => fields.due))
    .map(({ id, fields }) => ({ id, name: fields.outcome.trim() }))
