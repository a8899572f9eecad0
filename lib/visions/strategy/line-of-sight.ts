import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { nameOfElement } from '@/lib/visions/document/tell'
import { type AnyTold, ofKind, type Told } from '@/lib/visions/document/told'

/**
 * How what somebody does leads to why they do it: milestone, then skill gap or aim, then role, then why. Whatever is
 * linked but not among these elements is not told: it is gone, or lies where this reader may not look.
 */
export type LineOfSight = {
  /** Every way from this element towards the why, without the element itself. Empty where it serves nothing. */
  from: (id: string) => Line[]
  /** What serves this element directly. */
  serving: (id: string) => Step[]
  /** Milestones under way that serve nothing: busy, not aimed. */
  busy: ReadonlySet<string>
  /** Skill gaps that are still open and that no milestone serves: a gap nobody works on. */
  unworked: ReadonlySet<string>
}

export type Line = {
  steps: Step[]
  /** The line goes through a role, so that it ends in the why. */
  reaches: boolean
}

/** The why has no element of its own until somebody writes its one line. */
export type Step = { id: string | null; kind: ElementKind; name: string }

export function lineOfSight(elements: readonly AnyTold[]): LineOfSight {
  const present = new Map(elements.map((element) => [element.id, element]))
  const milestones = ofKind(elements, 'milestone')
  const serves = servedBy(elements, present)
  const why = whyOf(elements)

  const from = (id: string): Line[] =>
    (serves.get(id) ?? []).flatMap((end) => {
      const first = stepTo(end)
      if (end.kind === 'target_role') return [{ steps: [first, why], reaches: true }]
      const onward = from(end.id)
      if (onward.length === 0) return [{ steps: [first], reaches: false }]
      return onward.map(({ steps, reaches }) => ({ steps: [first, ...steps], reaches }))
    })

  return {
    from,
    serving: (id) =>
      elements.filter((element) => serves.get(element.id)?.some((end) => end.id === id)).map(stepTo),
    busy: idsOf(milestones.filter((milestone) => isUnderWay(milestone) && !serves.get(milestone.id)?.length)),
    unworked: idsOf(
      ofKind(elements, 'skill_gap').filter((gap) => isOpenGap(gap) && !isWorkedOn(gap.id, milestones)),
    ),
  }
}

export const isUnderWay = ({ fields }: Told<'milestone'>) =>
  fields.status === 'ahead' || fields.status === 'started'

/** A gap is open until the level is there; whoever has not said the levels has not closed it. */
function isOpenGap({ fields: { skill, now, needed } }: Told<'skill_gap'>): boolean {
  return skill.trim() !== '' && (now === null || needed === null || now < needed)
}

/** What was reached has served; what was let go serves nothing. */
function isWorkedOn(gap: string, milestones: readonly Told<'milestone'>[]): boolean {
  return milestones.some(({ fields }) => fields.status !== 'let_go' && fields.serves.includes(gap))
}

type Known = ReadonlyMap<string, AnyTold>

/** What each element says it serves, as far as that is here. Roles serve the why and need not say so. */
function servedBy(elements: readonly AnyTold[], present: Known): ReadonlyMap<string, AnyTold[]> {
  const linking = [
    ...ofKind(elements, 'milestone'),
    ...ofKind(elements, 'skill_gap'),
    ...ofKind(elements, 'impact_aim'),
  ]
  return new Map(
    linking.map(({ id, fields }) => [id, fields.serves.flatMap((end) => present.get(end) ?? [])]),
  )
}

function whyOf(elements: readonly AnyTold[]): Step {
  const [direction] = ofKind(elements, 'direction')
  const line = direction?.fields.line.trim()
  return { id: line ? (direction?.id ?? null) : null, kind: 'direction', name: line || 'Why' }
}

const stepTo = (element: AnyTold): Step => ({
  id: element.id,
  kind: element.kind,
  name: nameOfElement(element),
})

const idsOf = (elements: readonly { id: string }[]) => new Set(elements.map(({ id }) => id))
