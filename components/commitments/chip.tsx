import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

export const chipClass =
  'inline-flex min-h-8 min-w-0 max-w-full items-center gap-1.5 rounded-chip bg-sunk px-2.5 text-14 text-ink pointer-coarse:min-h-11 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-focus hover:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-2'

type Props = Omit<ComponentProps<'select'>, 'children'> & {
  /** What is chosen, in a word or two; read out, not drawn. */
  label: string
  icon: ReactNode
  options: readonly { value: string; label: string }[]
}

/** One of a few, in the browser's own control, as small as a word. */
export function ChipSelect({ label, icon, options, className, ...select }: Props) {
  return (
    <span className={classes(chipClass, className)}>
      {icon}
      <select
        {...select}
        aria-label={label}
        className="field-sizing-content min-w-0 max-w-44 appearance-none truncate bg-transparent font-medium text-14 text-ink outline-none pointer-coarse:min-h-11"
      >
        {options.map(({ value, label: words }) => (
          <option key={value} value={value} className="bg-paper text-ink">
            {words}
          </option>
        ))}
      </select>
    </span>
  )
}
