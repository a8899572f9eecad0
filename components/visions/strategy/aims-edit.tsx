'use client'

import type { ElementsEditorProps } from '../elements/element-list'
import { WordsField } from '../elements/fields'
import { LinksField } from '../elements/links-field'
import type { Row } from '../elements/row'
import { Cards } from './card-view'
import { Line } from './line'
import { Serving, Sight } from './sight'

/** Who is better off, and how one would see it. */
export default function AimsEdit(props: ElementsEditorProps) {
  return <Cards {...props} look={look} />
}

const look = {
  kind: 'impact_aim',
  title: 'who',
  placeholder: 'Who is better off',
  Summary: ({ row }: { row: Row<'impact_aim'> }) => <Line row={row} otherwise="What changes for them" />,
  Fields: ({ row }: { row: Row<'impact_aim'> }) => (
    <>
      <WordsField row={row} field="change" placeholder="What is different a year after you started" />
      <WordsField row={row} field="sign" placeholder="The small thing that would tell you early" />
      <LinksField row={row} field="serves" />
      <Sight id={row.element.id} />
      <Serving id={row.element.id} />
    </>
  ),
} as const
