import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { type ButtonLook, type ButtonSize, buttonClass } from './button-class'
import { classes } from './classes'

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: ButtonLook
  size?: ButtonSize
  /** A Lucide icon; it is drawn before the words. */
  icon?: ReactNode
  /** The present participle while the work is under way: "Signing". The button keeps focus and does nothing. */
  busy?: string | false | null
  /** Why it cannot be pressed, in a sentence. The button keeps focus and says so. Prefer leaving it out. */
  unavailable?: string | false | null
}

export function Button({
  look = 'secondary',
  size = 40,
  icon,
  busy,
  unavailable,
  className,
  children,
  ...rest
}: Props) {
  const reasonId = useId()

  if (busy)
    return (
      <button {...rest} {...inert} aria-busy className={classes(buttonClass(look, size), className)}>
        <Spinner />
        {busy}
      </button>
    )

  if (unavailable)
    return (
      <span className={classes('group relative inline-flex', className)}>
        <button
          {...rest}
          {...inert}
          aria-describedby={reasonId}
          className={classes(buttonClass('unavailable', size), 'w-full')}
        >
          {icon}
          {children}
        </button>
        <Reason id={reasonId}>{unavailable}</Reason>
      </span>
    )

  return (
    <button type="button" {...rest} className={classes(buttonClass(look, size), className)}>
      {icon}
      {children}
    </button>
  )
}

/** Stays in the tab order, so that the reason can be found; cannot be pressed and cannot send a form. */
const inert = {
  type: 'button',
  'aria-disabled': true,
  onClick: undefined,
  formAction: undefined,
} as const

function Reason({ id, children }: { id: string; children: string }) {
  return (
    <span
      id={id}
      role="tooltip"
      className="invisible absolute top-full right-0 z-20 mt-2 w-max max-w-64 rounded-control bg-band px-3 py-2 text-13 text-on-band opacity-0 shadow-pop transition-opacity group-focus-within:visible group-focus-within:opacity-100 group-hover:visible group-hover:opacity-100"
    >
      {children}
    </span>
  )
}

function Spinner() {
  return (
    <svg data-spinner aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0 animate-spin">
      <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.75" opacity="0.4" />
      <path
        d="M8 1.25A6.75 6.75 0 0 1 14.75 8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  )
}
