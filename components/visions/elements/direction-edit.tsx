'use client'

import { TitleField } from './element-card'
import type { ElementsEditorProps } from './element-list'
import { NumberField } from './number-fields'
import { SingleElement } from './single-element'

/** The whole of it in one line, and how far away that is. */
export default function DirectionEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <SingleElement {...props} kind="direction">
      {(row) => (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3 border-line border-y py-4">
          <div className="min-w-0 flex-1 basis-72">
            <span className="font-semibold text-13 text-ink-2" aria-hidden="true">
              In one line
            </span>
            <TitleField
              row={row}
              field="line"
              label="In one line"
              placeholder="Where I am heading"
              className="-ml-1 text-h2 *:px-1"
            />
          </div>
          <NumberField row={row} field="years" />
        </div>
      )}
    </SingleElement>
  )
}
