import type { ComponentType } from 'react'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { Names } from '@/lib/visions/document/tell'
import type { AnyTold } from '@/lib/visions/document/told'
import { CardsRead, OpeningsRead } from '../strategy/cards-read'
import { ClashesRead } from '../strategy/clashes-read'
import { MilestonesRead } from '../strategy/milestones-read'
import { SkillsRead } from '../strategy/skills-read'
import { AnyRead } from './any-read'
import { CirclesRead } from './circles-read'
import { DirectionRead } from './direction-read'
import { LifeRead } from './life-read'
import { NonnegotiablesRead } from './nonnegotiables-read'
import { PastRolesRead } from './past-roles-read'
import { PlaceRead } from './place-read'
import type { ReadProps, Surroundings } from './read-row'
import { ValuesRead } from './values-read'
import { viewsOf } from './views'

/** How each kind is read. A kind that is not here is told field by field. Kinds of one view are drawn together. */
const reads: Partial<Record<ElementKind, ComponentType<ReadProps>>> = {
  direction: DirectionRead,
  past_role: PastRolesRead,
  spark: CirclesRead,
  overlap: CirclesRead,
  life_domain: LifeRead,
  value: ValuesRead,
  nonnegotiable: NonnegotiablesRead,
  environment_need: PlaceRead,
  mission_test: PlaceRead,
  target_role: CardsRead,
  skill_gap: SkillsRead,
  impact_aim: CardsRead,
  objective: CardsRead,
  milestone: MilestonesRead,
  person: CardsRead,
  reputation: CardsRead,
  focus_area: CardsRead,
  opening: OpeningsRead,
  affirmation: CardsRead,
  clash: ClashesRead,
}

/** The elements of one section as they are read: on paper, by the coach between sessions, in a frozen version. */
export function ReadElements({
  kinds,
  elements,
  changed,
  names,
  around,
}: {
  /** Those the section has, in their order; others that it held under an older template come after. */
  kinds: readonly ElementKind[]
  elements: readonly AnyTold[]
  changed?: readonly string[]
  names: Names
  around?: Surroundings
}) {
  const all = [...new Set([...kinds, ...elements.map(({ kind }) => kind)])]
  return viewsOf(all, readViewOf).map(({ view: View, kinds: its }) => {
    const shown = elements.filter(({ kind }) => its.includes(kind))
    if (shown.length === 0) return null
    return (
      <div key={its.join()} className="mt-5 first:mt-0">
        <View kinds={its} elements={shown} changed={changed} names={names} around={around} />
      </div>
    )
  })
}

export const readViewOf = (kind: ElementKind) => reads[kind] ?? AnyRead
