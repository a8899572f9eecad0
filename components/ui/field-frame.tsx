import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

export type FieldWords = {
  label: string
  /** One sentence below the field. An error takes its place. */
  hint?: ReactNode
  /** What is wrong and how to mend it: "June has 30 days. Did you mean July 1?" */
  error?: string | null
  /** At the right end of the label's line, such as a link. */
  aside?: ReactNode
  /** The label is read out but not drawn; only where the place already says what is asked. */
  hideLabel?: boolean
}

/** What stands around a field of any kind: its label, and below it a hint or what is wrong. */
export function FieldFrame({
  field,
  label,
  hint,
  error,
  aside,
  hideLabel,
  className,
  children,
}: FieldWords & { field: string; className?: string; children: ReactNode }) {
  return (
    <div className={classes('grid gap-1.5', className)}>
      <div className={hideLabel && !aside ? 'hidden-words' : 'flex items-baseline justify-between gap-4'}>
        <label htmlFor={field} className={hideLabel ? 'hidden-words' : 'font-semibold text-14 text-ink'}>
          {label}
        </label>
        {aside}
      </div>
      {children}
      {error ? (
        <p id={`${field}-says`} role="alert" className="flex gap-1.5 font-medium text-13 text-danger">
          <CircleAlert aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ) : hint ? (
        <p id={`${field}-says`} className="text-13 text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** What ties the field itself to those words. */
export function described(field: string, hint: ReactNode, error: string | null | undefined) {
  return {
    id: field,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? `${field}-says` : undefined,
  }
}
