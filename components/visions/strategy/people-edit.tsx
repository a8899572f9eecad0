'use client'

import { DateField } from '../elements/date-field'
import type { ElementsEditorProps } from '../elements/element-list'
import { ChoiceField, WordsField } from '../elements/fields'
import { LinksField } from '../elements/links-field'
import type { Row } from '../elements/row'
import { Cards } from './card-view'
import { Line } from './line'

/** Whom somebody wants to know, for a reason they can say aloud, and what they give. */
export default function PeopleEdit(props: ElementsEditorProps) {
  return <Cards {...props} look={look} />
}

const look = {
  kind: 'person',
  title: 'name',
  placeholder: 'A name',
  Summary: ({ row }: { row: Row<'person'> }) => <Line row={row} otherwise="Why, and what you give" />,
  Fields: ({ row }: { row: Row<'person'> }) => (
    <>
      <ChoiceField row={row} field="part" />
      <WordsField row={row} field="why" placeholder="The question you would ask over coffee" />
      <WordsField row={row} field="give" placeholder="What they get from knowing you" />
      <DateField row={row} field="next" />
      <LinksField row={row} field="helps" />
    </>
  ),
} as const
