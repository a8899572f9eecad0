'use client'

import { type ReactNode, useId } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { type ElementKind, fieldOrNull } from '@/lib/visions/document/element-kinds'
import { tintOf } from './element-card'
import { GrowingField } from './growing-field'
import { type FieldName, type Row, wordsIn } from './row'
import { useWholePlan } from './whole-plan'

/** The field of a row, under the name the plan has for it unless the place says it better. */
export type FieldProps<K extends ElementKind> = { row: Row<K>; field: FieldName<K>; label?: string }

/** A line of words under its label. */
export function WordsField<K extends ElementKind>({
  row,
  field,
  label,
  placeholder,
}: FieldProps<K> & { placeholder?: string }) {
  const definition = definitionOf(row, field, 'words')
  return (
    <Labelled label={label ?? definition.label}>
      {(id) => (
        <GrowingField
          id={id}
          className={boxed}
          placeholder={placeholder}
          words={wordsIn(row, field)}
          max={definition.max}
          shared={tintOf(row, field)}
          onWords={(words) => row.set(field, words)}
          data-field={field}
        />
      )}
    </Labelled>
  )
}

/** One of a few: as segments where three or four fit beside each other, else in the browser's own list. */
export function ChoiceField<K extends ElementKind>({
  row,
  field,
  label,
  drawn = true,
}: FieldProps<K> & {
  /** False where what can be chosen says by itself what is asked. */
  drawn?: boolean
}) {
  const definition = definitionOf(row, field, 'choice')
  const options = Object.entries(definition.options).map(([value, words]) => ({ value, label: words }))
  const value = wordsIn(row, field)
  const name = label ?? definition.label
  const fits = options.length <= 3 && options.reduce((sum, { label: words }) => sum + words.length, 0) <= 36
  const id = useId()
  if (!fits) {
    return (
      <Labelled label={name}>
        {(selectId) => (
          <select
            id={selectId}
            value={value}
            onChange={(event) => row.set(field, event.target.value)}
            data-field={field}
            className="h-9 w-full max-w-64 rounded-control border border-edge bg-paper px-2 text-15 text-ink pointer-coarse:h-11"
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    )
  }
  return (
    <div className="grid content-start justify-items-start gap-1">
      {drawn && (
        <span id={id} aria-hidden="true" className={labelClass}>
          {name}
        </span>
      )}
      <Segmented label={name} value={value} options={options} onChange={(chosen) => row.set(field, chosen)} />
    </div>
  )
}

/** A section of the plan, by its title. */
export function SectionField<K extends ElementKind>({ row, field, label }: FieldProps<K>) {
  const definition = definitionOf(row, field, 'section')
  const { titles } = useWholePlan()
  return (
    <Labelled label={label ?? definition.label}>
      {(id) => (
        <select
          id={id}
          value={wordsIn(row, field)}
          onChange={(event) => row.set(field, event.target.value)}
          data-field={field}
          className="h-9 w-full max-w-64 rounded-control border border-edge bg-paper px-2 text-15 text-ink pointer-coarse:h-11"
        >
          <option value="">Not said yet</option>
          {Object.entries(titles).map(([key, title]) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

export const labelClass = 'font-semibold text-13 text-ink-2'

export const boxed = 'rounded-control border border-edge px-3 py-1.5 text-15 pointer-coarse:text-16'

export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}

/** What the plan knows of a field. Asked for in another form than its own, the editor is wrong. */
export function definitionOf<
  K extends ElementKind,
  F extends NonNullable<ReturnType<typeof fieldOrNull>>['form'],
>(row: { element: { kind: K } }, name: string, form: F) {
  const field = fieldOrNull(row.element.kind, name)
  if (field?.form !== form) throw new Error(`${row.element.kind} has no field "${name}" of ${form}`)
  return field as Extract<typeof field, { form: F }>
}
