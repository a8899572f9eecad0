import type { Day } from '@/lib/dates'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'
import { isUnderWay } from '@/lib/visions/strategy/line-of-sight'
import type { DriftFacts } from './signals'

/** A plan as it stood at the end of a day on which it moved: which sections did, and its rows. */
export type Stand = { on: Day; sections: string[]; elements: AnyTold[] }

export type Moves = Pick<
  DriftFacts,
  'sections' | 'milestones' | 'role' | 'looks' | 'gaps' | 'against' | 'settledOn'
>

/** What a plan's days, oldest first, say of how it moved. `written` are the sections in which anything stands now. */
export function movesOf(days: readonly Stand[], written: readonly string[]): Omit<Moves, 'settledOn'> {
  const moves = {
    touched: new Map<string, Day>(),
    milestones: { underWay: 0, movedOn: null as Day | null },
    role: { changedOn: [] as Day[], targetChangedOn: null as Day | null },
    looks: [] as DriftFacts['looks'],
    gaps: [] as DriftFacts['gaps'],
    against: new Map<string, Day>(),
  }
  let before: AnyTold[] = []
  for (const { on, sections, elements } of days) {
    for (const key of [...sections, ...affirmed(before, elements)]) moves.touched.set(key, on)
    if (differ('milestone', before, elements)) moves.milestones.movedOn = on
    if (differ('target_role', before, elements)) moves.role.targetChangedOn = on
    if (presentRoleChanged(before, elements)) moves.role.changedOn.push(on)
    moves.looks.push(...looksOn(on, before, elements))
    moves.gaps.push(...gapsOn(on, before, elements))
    for (const id of againstIn(elements)) if (!moves.against.has(id)) moves.against.set(id, on)
    before = elements
  }
  const still = againstIn(before)
  moves.milestones.underWay = ofKind(before, 'milestone').filter(isUnderWay).length
  const standing = new Set(before.map(({ id }) => id))
  return {
    sections: written.flatMap((key) => {
      const touchedOn = moves.touched.get(key)
      return touchedOn ? [{ key, touchedOn }] : []
    }),
    milestones: moves.milestones,
    role: {
      changedOn: moves.role.changedOn,
      targetChangedOn: ofKind(before, 'target_role').length > 0 ? moves.role.targetChangedOn : null,
    },
    // What was taken out of the plan is nobody's worry any more.
    looks: moves.looks.filter(({ id }) => standing.has(id)),
    gaps: moves.gaps.filter(({ id }) => standing.has(id)),
    against: [...moves.against].filter(([id]) => still.includes(id)).map(([id, on]) => ({ id, on })),
  }
}

/** Shared and private days of one plan, as its writer knows it: each day with what stood in both at its end. */
export function joinDays(shared: readonly Stand[], own: readonly Stand[]): Stand[] {
  const days = [...new Set([...shared, ...own].map(({ on }) => on))].sort()
  return days.map((on) => {
    const [one, other] = [standOn(shared, on), standOn(own, on)]
    const moved = [one, other].flatMap((stand) => (stand?.on === on ? stand.sections : []))
    return { on, sections: moved, elements: [...(one?.elements ?? []), ...(other?.elements ?? [])] }
  })
}

const standOn = (days: readonly Stand[], on: Day) => days.findLast((stand) => stand.on <= on)

type Kind = AnyTold['kind']

function differ(kind: Kind, before: readonly AnyTold[], now: readonly AnyTold[]): boolean {
  const rows = (elements: readonly AnyTold[]) =>
    canonicalJson(elements.filter((element) => element.kind === kind).map(({ id, fields }) => [id, fields]))
  return rows(before) !== rows(now)
}

/** Sections of which it was newly said how true they still are. */
function affirmed(before: readonly AnyTold[], now: readonly AnyTold[]): string[] {
  const known = new Map(before.map((element) => [element.id, canonicalJson(element.fields)]))
  return ofKind(now, 'affirmation')
    .filter(({ id, fields }) => fields.standing !== '' && known.get(id) !== canonicalJson(fields))
    .map(({ fields }) => fields.about)
}

/** The role one is in: the one without an end, or else the one that began last. */
function presentRole(elements: readonly AnyTold[]): string | null {
  const roles = ofKind(elements, 'past_role').filter(({ fields }) => fields.title.trim() !== '')
  const open = roles.filter(({ fields }) => fields.to === '')
  const [latest] = (open.length > 0 ? open : roles).sort((one, other) =>
    other.fields.from.localeCompare(one.fields.from),
  )
  return latest ? `${latest.id} ${latest.fields.title.trim()}` : null
}

function presentRoleChanged(before: readonly AnyTold[], now: readonly AnyTold[]): boolean {
  const [was, is] = [presentRole(before), presentRole(now)]
  return was !== null && is !== null && was !== is
}

/** How it stands is said once when it is written down, and again whenever that changes. */
function looksOn(on: Day, before: readonly AnyTold[], now: readonly AnyTold[]): DriftFacts['looks'] {
  const was = new Map(ofKind(before, 'nonnegotiable').map(({ id, fields }) => [id, fields.status]))
  return ofKind(now, 'nonnegotiable')
    .filter(({ id, fields }) => was.get(id) !== fields.status)
    .map(({ id, fields }) => ({ id, on, atRisk: fields.status !== 'kept' }))
}

function gapsOn(on: Day, before: readonly AnyTold[], now: readonly AnyTold[]): DriftFacts['gaps'] {
  const was = gapsIn(before)
  return [...gapsIn(now)].filter(([id, gap]) => was.get(id) !== gap).map(([id, gap]) => ({ id, on, gap }))
}

function gapsIn(elements: readonly AnyTold[]): Map<string, number> {
  return new Map(
    ofKind(elements, 'life_domain').flatMap(({ id, fields: { now, wanted } }) =>
      now === null || wanted === null ? [] : [[id, wanted - now]],
    ),
  )
}

const checks = ['fits_vision', 'fits_nonnegotiables', 'fits_milestones'] as const

function againstIn(elements: readonly AnyTold[]): string[] {
  return ofKind(elements, 'opening')
    .filter(({ fields }) => fields.decision === 'accepted' && checks.some((check) => fields[check] === 'no'))
    .map(({ id }) => id)
}
