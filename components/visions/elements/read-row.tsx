import type { CSSProperties, ReactNode } from 'react'
import type { Day } from '@/lib/dates'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { Names } from '@/lib/visions/document/tell'
import type { AnyTold } from '@/lib/visions/document/told'
import { ChangeBar } from '../change-bar'

export type ReadProps = {
  /** The kinds this reader stands for, of those the section has. */
  kinds: readonly ElementKind[]
  /** Those of the section that are of these kinds, in their order. */
  elements: readonly AnyTold[]
  /** Ids of those that carry a change bar. */
  changed?: readonly string[]
  names: Names
  /** Everything else this reader may see, and their day. Without it nothing is said of how the plan stands today. */
  around?: Surroundings
  /** As high as what one writes in, which is about to take its place. */
  brief?: boolean
}

export type Surroundings = { elements: readonly AnyTold[]; today: Day }

/** The list item of an element that is read; it is found by its id, as the one that is edited. */
export function ReadItem({
  id,
  changed,
  className,
  style,
  children,
}: {
  id: string
  changed?: readonly string[]
  className?: string
  style?: CSSProperties
  children: ReactNode
}) {
  return (
    <li data-element={id} className={className} style={style}>
      {changed?.includes(id) ? <ChangeBar>{children}</ChangeBar> : children}
    </li>
  )
}
