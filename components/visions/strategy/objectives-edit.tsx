'use client'

import type { ElementsEditorProps } from '../elements/element-list'
import { ChoiceField, WordsField } from '../elements/fields'
import type { Row } from '../elements/row'
import { Cards } from './card-view'
import { Line } from './line'

/** What the organization wants, and how somebody stands to it. "Not at all" is an answer. */
export default function ObjectivesEdit(props: ElementsEditorProps) {
  return <Cards {...props} look={look} />
}

const look = {
  kind: 'objective',
  title: 'objective',
  placeholder: 'Something your organization has said it wants',
  Summary: ({ row }: { row: Row<'objective'> }) => <Line row={row} otherwise="Does it carry you?" />,
  Fields: ({ row }: { row: Row<'objective'> }) => (
    <>
      <ChoiceField row={row} field="stance" />
      <WordsField row={row} field="note" placeholder="What that means for you" />
    </>
  ),
} as const
