import type { ReactNode } from 'react'
import type { ElementKind, FieldsOf } from '@/lib/visions/document/element-kinds'
import type { Names } from '@/lib/visions/document/tell'
import { ChangeBar } from '../change-bar'

/** An element as it is read: out of a document, a checkpoint or a version. */
export type ReadElement = {
  [K in ElementKind]: { id: string; kind: K; fields: FieldsOf<K>; byCoach?: boolean }
}[ElementKind]

export type ReadProps = {
  /** The kinds this reader stands for, of those the section has. */
  kinds: readonly ElementKind[]
  /** Those of the section that are of these kinds, in their order. */
  elements: readonly ReadElement[]
  /** Ids of those that carry a change bar. */
  changed?: readonly string[]
  names: Names
  /** As high as what one writes in, which is about to take its place. */
  brief?: boolean
}

export function ofKind<K extends ElementKind>(elements: readonly ReadElement[], kind: K) {
  return elements.filter((element): element is Extract<ReadElement, { kind: K }> => element.kind === kind)
}

/** The list item of an element that is read; it is found by its id, as the one that is edited. */
export function ReadItem({
  id,
  changed,
  className,
  children,
}: {
  id: string
  changed?: readonly string[]
  className?: string
  children: ReactNode
}) {
  return (
    <li data-element={id} className={className}>
      {changed?.includes(id) ? <ChangeBar>{children}</ChangeBar> : children}
    </li>
  )
}
