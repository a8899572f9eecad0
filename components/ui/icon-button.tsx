import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from './classes'

/** Only for back, close, more, news, bold, italic, link and grip; everything else has a word. */
export function IconButton({ label, className, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button type="button" {...rest} aria-label={label} title={label} className={classes(face, className)} />
  )
}

export function IconLink({ label, className, ...rest }: ComponentProps<typeof Link> & { label: string }) {
  return <Link {...rest} aria-label={label} title={label} className={classes(face, className)} />
}

const face =
  'reach relative inline-flex size-9 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink [&_svg]:size-5'
