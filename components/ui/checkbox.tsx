'use client'

import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react'
import { classes } from './classes'

type Props = Omit<ComponentProps<'input'>, 'type' | 'children' | 'ref'> & {
  label: ReactNode
  /** A second line: when it is due, when it was done. */
  detail?: ReactNode
  /** Some of several, neither on nor off. */
  mixed?: boolean
}

/** Waits for a form, or records something. What takes effect at once and can be taken back is a Switch. */
export function Checkbox({ label, detail, mixed = false, className, ...input }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed
  }, [mixed])

  return (
    <div className={classes('flex gap-2.5', className)}>
      <span className="reach relative inline-flex size-5 shrink-0 self-start mt-px">
        <input
          {...input}
          ref={box}
          id={id}
          type="checkbox"
          aria-describedby={detail ? `${id}-detail` : undefined}
          className="peer size-5 appearance-none rounded-chip border border-edge bg-paper transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent hover:border-ink-2 disabled:bg-sunk forced-colors:appearance-auto"
        />
        <Tick className="pointer-events-none absolute inset-0 m-auto hidden size-3.5 text-on-accent peer-checked:block peer-indeterminate:hidden forced-colors:hidden!" />
        <span className="pointer-events-none absolute inset-0 m-auto hidden h-0.5 w-2.5 rounded-mark bg-on-accent peer-indeterminate:block forced-colors:hidden!" />
      </span>
      <span className="min-w-0">
        <label htmlFor={id} className="block text-15 text-ink">
          {label}
        </label>
        {detail && (
          <span id={`${id}-detail`} className="block text-13 text-ink-3">
            {detail}
          </span>
        )}
      </span>
    </div>
  )
}

export function Tick({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" fill="none" className={className}>
      <path
        d="m2.5 7.5 3 3 6-6.5"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
