import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes'

type Words = {
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

type TextProps = Words & Omit<ComponentProps<'input'>, 'children'>

export function Field({ label, hint, error, aside, hideLabel, id, className, ...input }: TextProps) {
  const own = useId()
  const field = id ?? own
  return (
    <Frame {...{ field, label, hint, error, aside, hideLabel, className }}>
      <input
        type="text"
        {...input}
        {...described(field, hint, error)}
        className={classes(box, 'h-11 px-3 text-16')}
      />
    </Frame>
  )
}

/** A six-digit code: one field, so that pasting and autofill work. */
export function CodeField({ label, hint, error, aside, hideLabel, id, className, ...input }: TextProps) {
  const own = useId()
  const field = id ?? own
  return (
    <Frame {...{ field, label, hint, error, aside, hideLabel, className }}>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]*"
        maxLength={7}
        spellCheck={false}
        {...input}
        {...described(field, hint, error)}
        className={classes(box, 'h-12 px-3 text-h2 font-sans tracking-[0.3em] tabular-nums')}
      />
    </Frame>
  )
}

type TextareaProps = Words &
  Omit<ComponentProps<'textarea'>, 'children'> & {
    /** Words meant for a person are set in the serif. */
    forPerson?: boolean
  }

export function TextareaField({
  label,
  hint,
  error,
  aside,
  hideLabel,
  forPerson,
  id,
  className,
  ...textarea
}: TextareaProps) {
  const own = useId()
  const field = id ?? own
  return (
    <Frame {...{ field, label, hint, error, aside, hideLabel, className }}>
      <textarea
        rows={3}
        {...textarea}
        {...described(field, hint, error)}
        className={classes(
          box,
          'field-sizing-content min-h-24 resize-y px-3 py-2.5',
          forPerson ? 'text-element-sm font-normal' : 'text-16',
        )}
      />
    </Frame>
  )
}

const box =
  'w-full rounded-control border border-edge bg-paper text-ink placeholder:text-ink-3 focus-visible:border-focus focus-visible:outline-offset-1 read-only:border-line read-only:bg-sunk aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunk disabled:text-ink-3'

function described(field: string, hint: ReactNode, error: string | null | undefined) {
  return {
    id: field,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? `${field}-says` : undefined,
  }
}

function Frame({
  field,
  label,
  hint,
  error,
  aside,
  hideLabel,
  className,
  children,
}: Words & { field: string; className?: string; children: ReactNode }) {
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
