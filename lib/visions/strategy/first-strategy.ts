import type * as Y from 'yjs'
import { type ElementKind, elementKinds, type FieldsOf } from '@/lib/visions/document/element-kinds'
import { addElement } from '@/lib/visions/document/elements'
import type { PlanDate } from '@/lib/visions/document/plan-date'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'
import { capital, listed } from '@/lib/words'

/**
 * A first strategy out of what the vision says already. Every name is carried over as a suggestion to be worded anew;
 * nothing is in the plan until its owner writes it there.
 */
export type FirstStrategy = {
  role: { title: string; why: string }
  steps: FirstStep[]
}

/** A skill the role asks for, and the first milestone that would show it. Either may be left empty. */
export type FirstStep = { skill: string; milestone: string; due: PlanDate }

/** More than these at once, and none of them moves. */
export const mostFirstSteps = 3

/** Months from today to the first milestone of each step: near enough to begin this week. */
const monthsAhead = [2, 3, 4] as const

const role = elementKinds.target_role.fields
const gap = elementKinds.skill_gap.fields
const milestone = elementKinds.milestone.fields

export function suggestStrategy(
  elements: readonly AnyTold[],
  overlapId: string,
  today: string,
): FirstStrategy | null {
  const overlap = ofKind(elements, 'overlap').find(({ id }) => id === overlapId)
  if (!overlap) return null
  const meeting = ofKind(elements, 'spark').filter(({ id }) => overlap.fields.sparks.includes(id))
  const reaching = meeting.filter(({ fields }) => fields.circle === 'reaching')
  const others = ofKind(elements, 'spark').filter(
    ({ id, fields }) => fields.circle === 'reaching' && !overlap.fields.sparks.includes(id),
  )
  const skills = [...reaching, ...others].map(({ fields }) => fields.text.trim()).filter(isWritten)
  const kept = ofKind(elements, 'nonnegotiable')
    .filter(({ fields }) => fields.firmness === 'hard' && fields.statement.trim() !== '')
    .map(({ fields }) => fields.statement.trim())
  return {
    role: {
      title: cut(capital(overlap.fields.name.trim()), role.title.max),
      why: cut(
        whyOf(
          meeting.map(({ fields }) => fields.text.trim()),
          kept,
        ),
        role.why.max,
      ),
    },
    steps: skills.slice(0, mostFirstSteps).map((skill, index) => ({
      skill: cut(capital(skill), gap.skill.max),
      milestone: cut(`${capital(skill)}: done once, and somebody saw it`, milestone.outcome.max),
      due: monthAfter(today, monthsAhead[index] ?? 4),
    })),
  }
}

/** Writes it into the plan, each row linked to what it serves, and answers the new ids. Transactions are the caller's. */
export function writeStrategy(
  strategy: FirstStrategy,
  homeOf: (kind: ElementKind) => { doc: Y.Doc; section: string } | null,
  { byCoach, origin }: { byCoach: boolean; origin: unknown },
): string[] {
  const written: string[] = []
  const add = (element: WithoutHome) => {
    const home = homeOf(element.kind)
    if (!home) return null
    const id = addElement(home.doc, { ...element, section: home.section, byCoach }, origin)
    written.push(id)
    return id
  }
  const { title, why } = strategy.role
  const roleId = isWritten(title)
    ? add({ kind: 'target_role', fields: { title: title.trim(), why: why.trim() } })
    : null
  for (const step of strategy.steps) {
    const gapId = isWritten(step.skill)
      ? add({ kind: 'skill_gap', fields: { skill: step.skill.trim(), serves: present(roleId) } })
      : null
    if (isWritten(step.milestone))
      add({
        kind: 'milestone',
        fields: { outcome: step.milestone.trim(), due: step.due, serves: present(gapId ?? roleId) },
      })
  }
  return written
}

type WithoutHome = { [K in ElementKind]: { kind: K; fields: Partial<FieldsOf<K>> } }[ElementKind]

/** "It joins “A” and “B”. It has to leave room for “C” and “D”." */
function whyOf(sparks: readonly string[], kept: readonly string[]): string {
  const joins = sparks.filter(isWritten).map(quoted)
  return [
    joins.length > 0 ? `It joins ${listed(joins)}.` : '',
    kept.length > 0 ? `It has to leave room for ${listed(kept.map(quoted))}.` : '',
  ]
    .filter(isWritten)
    .join(' ')
}

/** The whole month, that many months after today's. */
function monthAfter(today: string, months: number): PlanDate {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 'yyyy-mm'.length)
}

const isWritten = (words: string) => words.trim() !== ''
const present = (id: string | null) => (id === null ? [] : [id])
const quoted = (words: string) => `“${words}”`
/** At a word's end, as far as the field takes it. */
function cut(words: string, length: number): string {
  if (words.length <= length) return words
  const whole = words.slice(0, length - 1)
  return `${whole.slice(0, Math.max(whole.lastIndexOf(' '), length / 2)).trimEnd()}…`
}
