'use client'

import { Segmented } from '@/components/ui/segmented'
import { ElementCard } from './element-card'
import { ElementList, type ElementsEditorProps } from './element-list'
import { WordsField } from './fields'
import type { Row } from './row'
import { Bends, firmnessWords, Standing, statusWords } from './standing'

/** The ranked cards: when two collide, the higher one wins. */
export default function NonnegotiablesEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <ElementList
      {...props}
      kind="nonnegotiable"
      label="Non-negotiables, the most important first"
      add="Add a non-negotiable"
    >
      {(row) => <NonnegotiableCard row={row} />}
    </ElementList>
  )
}

/** What has to be there, when it may bend, how one would know. */
export function NonnegotiableCard({ row }: { row: Row<'nonnegotiable'> }) {
  const { fields } = row.element
  return (
    <ElementCard
      row={row}
      ranked
      title="statement"
      placeholder="What has to be there"
      summary={
        <>
          <Bends {...fields} />
          {fields.status !== 'kept' && (
            <span className="ml-3 inline-flex align-text-bottom">
              <Standing status={fields.status} />
            </span>
          )}
        </>
      }
    >
      <WordsField row={row} field="bend" label="May bend" placeholder="When, and who has a say in it" />
      <WordsField
        row={row}
        field="test"
        label="I would know it is broken when"
        placeholder="The first thing you would notice"
      />
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <Segmented
          label="Hard or soft"
          value={fields.firmness}
          options={optionsOf(firmnessWords)}
          onChange={(value) => row.set('firmness', value)}
        />
        <Segmented
          label="How it stands"
          value={fields.status}
          options={optionsOf(statusWords)}
          onChange={(value) => row.set('status', value)}
        />
      </div>
    </ElementCard>
  )
}

function optionsOf<Value extends string>(words: Record<Value, string>) {
  return Object.entries<string>(words).map(([value, label]) => ({ value: value as Value, label }))
}
