'use client'

import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { handOf } from './signature-line'

/** A field that is written in like a line is signed. */
export function HandField({
  label,
  seat,
  value,
  onChange,
  error,
}: {
  label: string
  seat: 'coach' | 'client'
  value: string
  onChange: (value: string) => void
  error: string | null
}) {
  const id = useId()
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-14 font-semibold">
        {label}
      </label>
      <input
        id={id}
        name="typedName"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="name"
        spellCheck={false}
        maxLength={120}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-says` : undefined}
        className={`${handOf[seat]} h-16 w-full rounded-control border border-edge bg-paper px-3 text-ink focus-visible:border-focus focus-visible:outline-offset-1 aria-invalid:border-2 aria-invalid:border-danger`}
      />
      {error && (
        <p id={`${id}-says`} role="alert" className="flex gap-1.5 text-13 font-medium text-danger">
          <CircleAlert aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  )
}
