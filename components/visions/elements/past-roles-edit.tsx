'use client'

import { DateField } from './date-field'
import { ElementCard } from './element-card'
import { ElementList, type ElementsEditorProps } from './element-list'
import { ChoiceField, WordsField } from './fields'
import { byStart, sayHow, sayWhen } from './past-roles'

/** The roles so far, by date: how each came, what it left behind. */
export default function PastRolesEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <ElementList
      {...props}
      kind="past_role"
      label="Roles so far, the earliest first"
      add="Add a role"
      order={byStart}
      listClass="border-line border-t"
    >
      {(row) => (
        <ElementCard
          row={row}
          title="title"
          placeholder="The role, and where"
          summary={
            [sayWhen(row.element.fields), sayHow(row.element.fields)].filter(Boolean).join('. ') ||
            'When, and how it came'
          }
        >
          <div className="grid gap-3 sm:grid-cols-2">
            <DateField row={row} field="from" />
            <DateField row={row} field="to" label="To, if it has ended" />
            <ChoiceField row={row} field="came" />
            <ChoiceField row={row} field="energy" />
          </div>
          <WordsField row={row} field="learned" placeholder="What you would not give back" />
        </ElementCard>
      )}
    </ElementList>
  )
}
