'use client'

import { useId } from 'react'
import { described, FieldFrame } from '@/components/ui/field-frame'
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
    <FieldFrame field={id} label={label} error={error}>
      <input
        {...described(id, undefined, error)}
        name="typedName"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="name"
        spellCheck={false}
        maxLength={120}
        className={`${handOf[seat]} h-16 w-full rounded-control border border-edge bg-paper px-3 text-ink focus-visible:border-focus focus-visible:outline-offset-1 aria-invalid:border-2 aria-invalid:border-danger`}
      />
    </FieldFrame>
  )
}
