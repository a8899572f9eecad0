'use client'

import { Minus, Plus } from 'lucide-react'
import { useId } from 'react'
import { Blaze, type BlazeForm } from '@/components/ui/blaze'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { definitionOf, type FieldProps, labelClass } from './fields'
import { type FieldName, type Row, valueIn } from './row'

function numberIn(row: { element: { fields: object } }, field: string): number | null {
  const value = valueIn(row, field)
  return typeof value === 'number' ? value : null
}

/**
 * A level from one to five, as blazes: real radio buttons, so the arrows move between them. `now` is the level that is
 * there already, where this one is the level wanted: the blazes up to it are filled, those beyond it outlined.
 */
export function LevelField<K extends ElementKind>({
  row,
  field,
  label,
  now,
}: FieldProps<K> & { now?: FieldName<K> }) {
  const definition = definitionOf(row, field, 'number')
  const name = useId()
  const level = numberIn(row, field)
  const reached = now === undefined ? level : numberIn(row, now)
  return (
    <fieldset className="grid content-start justify-items-start gap-1">
      <legend className={`float-left ${labelClass}`}>{label ?? definition.label}</legend>
      <span className="flex items-center gap-3">
        <span className="flex">
          {numbers(definition.least, definition.most).map((each) => (
            <label
              key={each}
              className="relative flex size-7 cursor-pointer items-center justify-center rounded-chip hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:size-11"
            >
              <input
                type="radio"
                name={name}
                aria-label={String(each)}
                checked={each === level}
                onChange={() => row.set(field, each)}
                onKeyDown={(event) => {
                  if (event.key === 'Delete' || event.key === 'Backspace') row.set(field, null)
                }}
                data-field={each === (level ?? definition.least) ? field : undefined}
                className="absolute inset-0 cursor-pointer appearance-none outline-none"
              />
              <Blaze form={blazeFor(each, reached ?? 0, level ?? 0)} size="medium" />
            </label>
          ))}
        </span>
        <span className="text-13 text-ink-2">{level === null ? 'Not said yet' : level}</span>
        {level !== null && (
          <Button look="quiet" size={32} onClick={() => row.set(field, null)}>
            Clear
            <span className="hidden-words"> {(label ?? definition.label).toLowerCase()}</span>
          </Button>
        )}
      </span>
    </fieldset>
  )
}

function blazeFor(each: number, reached: number, wanted: number): BlazeForm {
  if (each <= reached) return 'full'
  return each <= wanted ? 'needed' : 'outline'
}

/** A whole number within its bounds: typed, or one more and one less. */
export function NumberField<K extends ElementKind>({ row, field, label }: FieldProps<K>) {
  const definition = definitionOf(row, field, 'number')
  const { least, most } = definition
  const name = label ?? definition.label
  const id = useId()
  const value = numberIn(row, field)
  const step = (by: number) =>
    row.set(field, value === null ? (by > 0 ? least : most) : Math.min(most, Math.max(least, value + by)))
  return (
    <div className="grid content-start justify-items-start gap-1">
      <label htmlFor={id} className={labelClass}>
        {name}
      </label>
      <span className="flex items-center gap-1">
        <IconButton label={`${name}: less`} onClick={() => step(-1)} aria-disabled={value === least}>
          <Minus aria-hidden="true" strokeWidth={1.75} />
        </IconButton>
        <input
          id={id}
          inputMode="numeric"
          value={value ?? ''}
          placeholder="–"
          aria-describedby={`${id}-bounds`}
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, '')
            const typed = digits === '' ? null : Number(digits)
            if (typed === null || (typed >= least && typed <= most)) row.set(field, typed)
          }}
          onKeyDown={(event) => {
            if (event.altKey) return
            const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
            if (by === 0) return
            event.preventDefault()
            step(by)
          }}
          data-field={field}
          className="h-9 w-14 rounded-control border border-edge bg-paper text-center text-15 text-ink placeholder:text-ink-3 pointer-coarse:h-11 pointer-coarse:text-16"
        />
        <IconButton label={`${name}: more`} onClick={() => step(1)} aria-disabled={value === most}>
          <Plus aria-hidden="true" strokeWidth={1.75} />
        </IconButton>
        <span id={`${id}-bounds`} className="hidden-words">
          {least} to {most}
        </span>
      </span>
    </div>
  )
}

/** A place on a short scale, pulled, tapped or stepped to with the arrows. Until it is touched, nothing is said. */
export function ScaleField<K extends ElementKind>({ row, field, label }: FieldProps<K>) {
  const definition = definitionOf(row, field, 'number')
  const { least, most } = definition
  const name = label ?? definition.label
  const id = useId()
  const value = numberIn(row, field)
  const say = (event: { currentTarget: HTMLInputElement }) =>
    row.set(field, Number(event.currentTarget.value))
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className={labelClass}>
        {name}
      </label>
      <span className="flex items-center gap-3">
        <input
          id={id}
          type="range"
          min={least}
          max={most}
          step={1}
          value={value ?? Math.round((least + most) / 2)}
          aria-valuetext={value === null ? 'Not said yet' : `${value} of ${most}`}
          onChange={say}
          // Where it stands already is said by touching it.
          onClick={value === null ? say : undefined}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') row.set(field, null)
          }}
          data-field={field}
          className={classes(
            'h-9 min-w-0 flex-1 cursor-pointer accent-(--wm-accent) pointer-coarse:h-11',
            value === null && 'opacity-50',
          )}
        />
        <span className="w-20 text-14 text-ink-2">
          {value === null ? 'Not said yet' : `${value} of ${most}`}
        </span>
      </span>
    </div>
  )
}

export function AnyNumberField<K extends ElementKind>(props: {
  row: Row<K>
  field: FieldName<K>
  label?: string
}) {
  const { least, most } = definitionOf(props.row, props.field, 'number')
  if (least === 1 && most === 5) return <LevelField {...props} />
  return most - least <= 10 ? <ScaleField {...props} /> : <NumberField {...props} />
}

const numbers = (least: number, most: number) =>
  Array.from({ length: most - least + 1 }, (_, index) => least + index)
