import { type Day, daysBetween } from '@/lib/dates'
import type { PlanDate } from '@/lib/visions/document/plan-date'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'
import { byDue } from '@/lib/visions/strategy/due'
import { isUnderWay } from '@/lib/visions/strategy/line-of-sight'

/** A skill and what has moved it: evidence, and no score. */
export type MovingSkill = {
  id: string
  name: string
  now: number | null
  needed: number | null
  by: PlanDate
  /** Levels gained since the plan it is compared with; null where that did not have the skill or its level. */
  gained: number | null
  /** What was reached for it last; failing that what is next; failing that how it is meant to be closed. */
  evidence: { words: string; due: PlanDate; reached: boolean } | null
}

export function movingSkills(now: readonly AnyTold[], before: readonly AnyTold[]): MovingSkill[] {
  const were = new Map(ofKind(before, 'skill_gap').map(({ id, fields }) => [id, fields.now]))
  return ofKind(now, 'skill_gap')
    .filter(({ fields }) => fields.skill.trim() !== '')
    .map(({ id, fields }) => {
      const was = were.get(id) ?? null
      return {
        id,
        name: fields.skill.trim(),
        now: fields.now,
        needed: fields.needed,
        by: fields.by,
        gained: was === null || fields.now === null ? null : fields.now - was,
        evidence: evidenceFor(id, fields.how, now),
      }
    })
}

function evidenceFor(gap: string, how: string, elements: readonly AnyTold[]): MovingSkill['evidence'] {
  const milestones = ofKind(elements, 'milestone')
    .filter(({ fields }) => fields.serves.includes(gap) && fields.outcome.trim() !== '')
    .sort(byDue(({ fields }) => fields.due))
  const reached = milestones.filter(({ fields }) => fields.status === 'done').at(-1)
  const next = milestones.find(isUnderWay)
  const told = reached ?? next
  if (told) {
    return { words: told.fields.outcome.trim(), due: told.fields.due, reached: told === reached }
  }
  return how.trim() === '' ? null : { words: how.trim(), due: '', reached: false }
}

/** Weeks from today to a day, to the nearest; what is ahead is a week at least. */
export function weeksUntil(day: Day, today: Day): number {
  const days = daysBetween(today, day)
  return days > 0 ? Math.max(1, Math.round(days / 7)) : 0
}
