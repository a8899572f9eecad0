'use client'

import type { ElementsEditorProps } from '../elements/element-list'
import { WordsField } from '../elements/fields'
import type { Row } from '../elements/row'
import { Cards } from './card-view'
import { Line } from './line'

/** From what one is known for to what one wants to be known for. */
export default function ReputationEdit(props: ElementsEditorProps) {
  return <Cards {...props} look={look} />
}

const look = {
  kind: 'reputation',
  title: 'today',
  placeholder: 'What you are known for today',
  Summary: ({ row }: { row: Row<'reputation'> }) => <Line row={row} otherwise="And what you want it to be" />,
  Fields: ({ row }: { row: Row<'reputation'> }) => (
    <>
      <WordsField row={row} field="wanted" />
      <WordsField row={row} field="proof" placeholder="Something somebody would say of you unasked" />
    </>
  ),
} as const
