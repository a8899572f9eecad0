import { type ComponentProps, useId } from 'react'
import { classes } from './classes'
import { described, FieldFrame, type FieldWords } from './field-frame'

type TextProps = FieldWords & Omit<ComponentProps<'input'>, 'children'>

export function Field({ label, hint, error, aside, hideLabel, id, className, ...input }: TextProps) {
  const own = useId()
  const field = id ?? own
  return (
    <FieldFrame {...{ field, label, hint, error, aside, hideLabel, className }}>
      <input
        type="text"
        {...input}
        {...described(field, hint, error)}
        className={classes(box, 'h-11 px-3 text-16')}
      />
    </FieldFrame>
  )
}

/** A six-digit code: one field, so that pasting and autofill work. */
export function CodeField({ label, hint, error, aside, hideLabel, id, className, ...input }: TextProps) {
  const own = useId()
  const field = id ?? own
  return (
    <FieldFrame {...{ field, label, hint, error, aside, hideLabel, className }}>
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
    </FieldFrame>
  )
}

type TextareaProps = FieldWords &
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
    <FieldFrame {...{ field, label, hint, error, aside, hideLabel, className }}>
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
    </FieldFrame>
  )
}

const box =
  'w-full rounded-control border border-edge bg-paper text-ink placeholder:text-ink-3 focus-visible:border-focus focus-visible:outline-offset-1 read-only:border-line read-only:bg-sunk aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunk disabled:text-ink-3'
