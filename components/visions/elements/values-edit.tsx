'use client'

import { ElementCard, TitleField } from './element-card'
import { ElementList, type ElementsEditorProps } from './element-list'

/** Five at most, each in one's own definition, the one that decides first on top. */
export default function ValuesEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <>
      <h4 className="mb-2 text-h2">Values</h4>
      <ElementList {...props} kind="value" label="Values, the most important first" add="Add a value">
        {(row) => (
          <ElementCard
            row={row}
            ranked
            title="name"
            placeholder="In one word"
            always={
              <TitleField
                row={row}
                field="definition"
                label={`What ${row.element.fields.name.trim() || row.called.toLowerCase()} means to me`}
                placeholder="What it means to me"
                className="-ml-1 mr-8 text-15 text-ink-2 *:px-1"
              />
            }
          />
        )}
      </ElementList>
    </>
  )
}
