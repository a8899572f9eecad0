'use client'

import type { ElementKind, FieldsOf } from '@/lib/visions/document/element-kinds'
import { namesIn } from '@/lib/visions/document/tell'
import type { Row } from '../elements/row'
import { usePlanElements, useWholePlan } from '../elements/whole-plan'
import { lineOf } from './lines'
import { useToday } from './use-strategy'

/** The line under an element that is edited, or what can be said there. */
export function Line<K extends ElementKind>({ row, otherwise }: { row: Row<K>; otherwise: string }) {
  const elements = usePlanElements()
  const { titles } = useWholePlan()
  const today = useToday()
  // Its fields are those of its kind; the compiler loses that through the element.
  const fields = row.element.fields as FieldsOf<K>
  return lineOf(row.element.kind, fields, { names: namesIn(elements, titles), today }) || otherwise
}
