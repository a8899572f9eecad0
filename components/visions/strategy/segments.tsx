'use client'

import { Segmented } from '@/components/ui/segmented'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { definitionOf, type FieldProps, labelClass } from '../elements/fields'
import { wordsIn } from '../elements/row'

/** One of a few, side by side, also where they need a second line. What is not chosen yet is no segment. */
export function Segments<K extends ElementKind>({
  row,
  field,
  label,
  about,
  onChoose,
}: FieldProps<K> & {
  /** What the question is held against. */
  about?: string
  /** Where choosing means more than setting the field. */
  onChoose?: (value: string) => void
}) {
  const definition = definitionOf(row, field, 'choice')
  const name = label ?? definition.label
  const options = Object.entries(definition.options).flatMap(([value, words]) =>
    value === '' ? [] : [{ value, label: words }],
  )
  return (
    <div className="grid justify-items-start gap-1">
      <span aria-hidden="true" className={labelClass}>
        {name}
      </span>
      {about && <p className="text-13 text-ink-3 text-pretty">{about}</p>}
      <Segmented
        label={name}
        value={wordsIn(row, field)}
        options={options}
        onChange={(value) => (onChoose ? onChoose(value) : row.set(field, value))}
        className="max-w-full flex-wrap"
      />
    </div>
  )
}
