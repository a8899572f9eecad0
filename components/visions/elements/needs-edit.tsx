'use client'

import { elementKinds } from '@/lib/visions/document/element-kinds'
import { ElementCard, TitleField } from './element-card'
import { ElementList, type ElementsEditorProps } from './element-list'
import { ChoiceField } from './fields'

const { weight } = elementKinds.environment_need.fields

/** What the work has to have around it: what it is about, what is needed, how much it weighs. */
export default function NeedsEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <ElementList
      {...props}
      kind="environment_need"
      label="What I need around me"
      add="Add a need"
      listClass="border-line border-t"
    >
      {(row) => (
        <ElementCard
          row={row}
          title="dimension"
          titleClass="-ml-1 mr-8 font-semibold text-14 text-ink-2 *:px-1"
          placeholder="About: people, pace, decisions, quiet"
          always={
            <TitleField
              row={row}
              field="need"
              label={`What I need, ${row.called.toLowerCase()}`}
              placeholder="What I need"
              className="-ml-1 mr-8 text-element-sm *:px-1"
            />
          }
          summary={weight.options[row.element.fields.weight]}
        >
          <ChoiceField row={row} field="weight" />
        </ElementCard>
      )}
    </ElementList>
  )
}
