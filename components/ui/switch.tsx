import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes'

type Props = Omit<ComponentProps<'input'>, 'type' | 'role' | 'children'> & {
  label: ReactNode
  /** On the dark band "on" is the live green. */
  onBand?: boolean
}

/** Takes effect at once. */
export function Switch({ label, onBand, className, ...input }: Props) {
  const id = useId()
  return (
    <span className={classes('inline-flex items-center gap-2.5', className)}>
      <span className="reach relative inline-flex h-5 w-8.5 shrink-0">
        <input
          {...input}
          id={id}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a real checkbox tells its own state
          role="switch"
          className={classes(
            'peer h-5 w-8.5 appearance-none rounded-full transition-colors forced-colors:appearance-auto',
            onBand ? 'bg-on-band-2 checked:bg-live' : 'bg-edge checked:bg-accent',
          )}
        />
        <span
          className={classes(
            'pointer-events-none absolute top-[3px] left-[3px] size-3.5 rounded-full transition-transform peer-checked:translate-x-3.5 forced-colors:hidden',
            onBand ? 'bg-band' : 'bg-paper peer-checked:bg-on-accent',
          )}
        />
      </span>
      <label htmlFor={id} className={classes('text-15', onBand ? 'font-semibold text-on-band' : 'text-ink')}>
        {label}
      </label>
    </span>
  )
}
