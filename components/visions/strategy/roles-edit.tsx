'use client'

import { DateField } from '../elements/date-field'
import type { ElementsEditorProps } from '../elements/element-list'
import { ChoiceField, WordsField } from '../elements/fields'
import type { Row } from '../elements/row'
import { Cards } from './card-view'
import { FirstStrategyPanel } from './first-strategy-panel'
import { Line } from './line'
import { Serving } from './sight'

/** The roles somebody wants, the one they would rather have first; and a first strategy out of the vision. */
export default function RolesEdit(props: ElementsEditorProps) {
  return (
    <>
      <Cards {...props} look={look} />
      <FirstStrategyPanel />
    </>
  )
}

const look = {
  kind: 'target_role',
  title: 'title',
  placeholder: 'The role, by the name you would give it',
  ranked: true,
  Summary: ({ row }: { row: Row<'target_role'> }) => <Line row={row} otherwise="Where, by when and why" />,
  Fields: ({ row }: { row: Row<'target_role'> }) => (
    <>
      <ChoiceField row={row} field="where" />
      <DateField row={row} field="by" />
      <WordsField row={row} field="why" placeholder="What makes it yours" />
      <Serving id={row.element.id} />
    </>
  ),
} as const
