'use client'

import type { ElementsEditorProps } from '../elements/element-list'
import { WordsField } from '../elements/fields'
import { NumberField } from '../elements/number-fields'
import type { Row } from '../elements/row'
import { useElements } from '../elements/use-elements'
import { Cards } from './card-view'
import { FocusHours } from './focus-hours'
import { Line } from './line'

/** Three things at most, what they honestly get, and what is put down for them. */
export default function FocusEdit(props: ElementsEditorProps) {
  const areas = useElements(props.doc, props.section, 'focus_area')
  return (
    <Cards {...props} look={look}>
      <FocusHours areas={areas} />
    </Cards>
  )
}

const look = {
  kind: 'focus_area',
  title: 'area',
  placeholder: 'What moves first',
  ranked: true,
  Summary: ({ row }: { row: Row<'focus_area'> }) => (
    <Line row={row} otherwise="Hours, and what you put down" />
  ),
  Fields: ({ row }: { row: Row<'focus_area'> }) => (
    <>
      <NumberField row={row} field="hours" />
      <WordsField row={row} field="down" placeholder="What stops, so that this can move" />
    </>
  ),
} as const
