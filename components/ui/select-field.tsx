import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes'

type Props = Omit<ComponentProps<'select'>, 'children'> & {
  label: string
  options: readonly { value: string; label: string }[]
  hint?: ReactNode
  error?: string | null
  /** The label is read out but not drawn; only where the place already says what is asked. */
  hideLabel?: boolean
}

/** One of a list, in the browser's own control, which every device knows how to open. */
export function SelectField({ label, options, hint, error, hideLabel, id, className, ...select }: Props) {
  const own = useId()
  const field = id ?? own
  return (
    <div className={classes('grid gap-1.5', className)}>
      <label htmlFor={field} className={hideLabel ? 'hidden-words' : 'font-semibold text-14 text-ink'}>
        {label}
      </label>
      <select
        {...select}
        id={field}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${field}-says` : undefined}
        className="h-11 w-full rounded-control border border-edge bg-paper px-2.5 text-16 text-ink focus-visible:border-focus focus-visible:outline-offset-1 aria-invalid:border-2 aria-invalid:border-danger"
      >
        {options.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
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
