'use client'

import { useId } from 'react'
import { classes } from './classes'

type Option<Value extends string> = { value: Value; label: string }

/** Two or three views of the same thing. Real radio buttons, so arrows move between them. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  /** Read out, not drawn. */
  label: string
  value: Value
  options: Option<Value>[]
  onChange: (value: Value) => void
  className?: string
}) {
  const name = useId()
  return (
    <fieldset className={classes('inline-flex rounded-control bg-sunk p-[3px]', className)}>
      <legend className="hidden-words">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="reach relative flex min-h-8 items-center rounded-[6px] border border-transparent px-3 text-14 font-medium text-ink-2 transition-colors hover:text-ink has-checked:border-line has-checked:bg-paper has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus forced-colors:has-checked:border-[Highlight] cursor-pointer"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 appearance-none rounded-[6px] outline-none cursor-pointer"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
