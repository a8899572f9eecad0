import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from './classes'

/**
 * Underlined always. `meta` is the quiet one beside headings and at the foot. A finger reaches it above and below its
 * letters, which stay where they are.
 */
export function TextLink({
  tone = 'inline',
  className,
  ...rest
}: ComponentProps<typeof Link> & { tone?: 'inline' | 'meta' }) {
  return <Link {...rest} className={classes(textLinkClass(tone), className)} />
}

/** For a button that reads as a link, such as "Copy". */
export function textLinkClass(tone: 'inline' | 'meta') {
  return classes(
    'rounded-mark underline decoration-1 underline-offset-[0.22em] transition-colors hover:decoration-current pointer-coarse:-my-3 pointer-coarse:py-3',
    tone === 'inline'
      ? 'font-medium text-accent-ink decoration-accent-line'
      : 'text-13 text-ink-2 decoration-edge hover:text-ink',
  )
}
