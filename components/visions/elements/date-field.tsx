'use client'

import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { dayOf } from '@/lib/dates'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { readDate } from '@/lib/visions/document/say-date'
import { tellDate } from '@/lib/visions/document/tell'
import { boxed, definitionOf, type FieldProps, Labelled } from './fields'
import { wordsIn } from './row'

/**
 * A date in people's own words: "June", "Sep 18", "2027". What was understood is shown while it is typed and written
 * when the field is left. Words that are no date stay where they are, with the way out beside them.
 */
export function DateField<K extends ElementKind>({ row, field, label }: FieldProps<K>) {
  const definition = definitionOf(row, field, 'date')
  const stored = wordsIn(row, field)
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const read = typed === null ? null : readDate(typed, dayOf(new Date(), zone), definition.leaning)
  const understood = read && 'date' in read ? read.date : null
  const wrong = left && read && 'problem' in read ? read : null

  const settle = () => {
    if (understood === null) return setLeft(typed !== null)
    if (understood !== stored) row.set(field, understood)
    setTyped(null)
    setLeft(false)
  }
  const choose = (date: string) => {
    row.set(field, date)
    setTyped(null)
    setLeft(false)
  }

  return (
    <Labelled label={label ?? definition.label}>
      {(id) => (
        <>
          <input
            id={id}
            value={typed ?? tellDate(stored)}
            placeholder={definition.leaning === 'ahead' ? 'June, Sep 18 or 2027' : 'June 2021 or 2021'}
            autoComplete="off"
            maxLength={60}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={`${id}-says`}
            onChange={(event) => {
              setTyped(event.target.value)
              setLeft(false)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle()
              if (event.key === 'Escape' && typed !== null) {
                event.stopPropagation()
                setTyped(null)
                setLeft(false)
              }
            }}
            onBlur={settle}
            data-field={field}
            className={`${boxed} w-full max-w-64 bg-paper text-ink placeholder:text-ink-3 aria-invalid:border-danger`}
          />
          <div id={`${id}-says`} aria-live="polite" className="text-13 text-ink-3 empty:hidden">
            {understood && typed !== null && understood !== stored && `That is ${tellDate(understood)}.`}
            {wrong && (
              <span className="flex flex-wrap items-center gap-x-2 font-medium text-danger">
                <CircleAlert aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0" />
                {wrong.problem}
                {wrong.instead !== undefined && (
                  <Button look="quiet" size={32} onClick={() => choose(wrong.instead ?? '')}>
                    Use {tellDate(wrong.instead)}
                  </Button>
                )}
              </span>
            )}
          </div>
        </>
      )}
    </Labelled>
  )
}
