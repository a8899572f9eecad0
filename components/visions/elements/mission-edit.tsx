'use client'

import { elementKinds } from '@/lib/visions/document/element-kinds'
import { TitleField } from './element-card'
import type { ElementsEditorProps } from './element-list'
import { SingleElement } from './single-element'
import { TermRow } from './term-row'

const { test, never } = elementKinds.mission_test.fields

/** What a place has to be for, to be worked for at all. */
export default function MissionEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <SingleElement {...props} kind="mission_test">
      {(row) => (
        <div className="border-line border-t">
          <TermRow term={test.label}>
            <TitleField
              row={row}
              field="test"
              label={test.label}
              placeholder="What it would have to be for"
              className={termWords}
            />
          </TermRow>
          <TermRow term={never.label}>
            <TitleField
              row={row}
              field="never"
              label={never.label}
              placeholder="Whatever it paid"
              className={termWords}
            />
          </TermRow>
        </div>
      )}
    </SingleElement>
  )
}

const termWords = '-ml-1 text-element-sm *:px-1'
