import { type ComponentProps, useId } from 'react'
import { described, FieldFrame, type FieldWords } from './field-frame'

type Props = Omit<FieldWords, 'aside'> &
  Omit<ComponentProps<'select'>, 'children'> & {
    options: readonly { value: string; label: string }[]
  }

/** One of a list, in the browser's own control, which every device knows how to open. */
export function SelectField({ label, options, hint, error, hideLabel, id, className, ...select }: Props) {
  const own = useId()
  const field = id ?? own
  return (
    <FieldFrame {...{ field, label, hint, error, hideLabel, className }}>
      <select
        {...select}
        {...described(field, hint, error)}
        className="h-11 w-full rounded-control border border-edge bg-paper px-2.5 text-16 text-ink focus-visible:border-focus focus-visible:outline-offset-1 aria-invalid:border-2 aria-invalid:border-danger"
      >
        {options.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
