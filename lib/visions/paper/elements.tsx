import { Text, View } from '@react-pdf/renderer'
import type { ComponentType } from 'react'
import type { Day } from '@/lib/dates'
import type { Look } from '@/lib/paper/look'
import type { ElementContent } from '@/lib/visions/document/content'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import type { Names } from '@/lib/visions/document/tell'
import { byKind } from '@/lib/visions/document/tell-element'
import { capital } from '@/lib/words'
import { Circles } from './circles'
import { Direction } from './direction'
import { Ranked } from './ranked'
import { Route } from './route'
import { Rows } from './rows'
import { Skills } from './skills'
import { LifeWheel } from './wheel'

export type DrawnProps = {
  /** Those of one kind, in their order. */
  elements: readonly ElementContent[]
  look: Look
  names: Names
  /** Where the plan is read. */
  today: Day
}

/** The rows of a section, kind by kind; a kind with a drawing is drawn, and told as a list below it. */
export function Elements({ elements, ...rest }: DrawnProps) {
  const lists = byKind(elements)
  return lists.map(([kind, ofKind]) => {
    // Overlaps are drawn where the sparks are.
    if (kind === 'overlap' && elements.some((each) => each.kind === 'spark')) return null
    const Drawn = drawn[kind] ?? Rows
    const shown = kind === 'spark' ? elements : ofKind
    return (
      <View key={kind} style={{ marginTop: 12 }}>
        {lists.length > 1 && kind !== 'spark' && (
          <Text style={{ ...rest.look.plain, fontWeight: 600, marginBottom: 4 }} minPresenceAhead={40}>
            {capital(kindDefinition(kind).noun.many)}
          </Text>
        )}
        <Drawn elements={shown} {...rest} />
      </View>
    )
  })
}

const drawn: Partial<Record<ElementKind, ComponentType<DrawnProps>>> = {
  direction: Direction,
  spark: Circles,
  life_domain: LifeWheel,
  nonnegotiable: Ranked,
  skill_gap: Skills,
  milestone: Route,
}
