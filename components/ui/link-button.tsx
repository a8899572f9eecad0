import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, type ButtonSize, buttonClass } from './button-class'
import { classes } from './classes'

type Props = ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize; icon?: ReactNode }

/** Looks like a button and goes somewhere. */
export function LinkButton({ look = 'secondary', size = 40, icon, className, children, ...rest }: Props) {
  return (
    <Link {...rest} className={classes(buttonClass(look, size), className)}>
      {icon}
      {children}
    </Link>
  )
}
