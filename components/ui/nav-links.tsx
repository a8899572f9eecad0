'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { classes } from './classes'
import { currentHref } from './current-href'
import type { NavLink } from './top-bar'

/** The current link carries a 3px bar that overlaps the hairline below. */
export function NavLinks({ links, className }: { links: NavLink[]; className?: string }) {
  const current = currentHref(links, usePathname())
  return (
    <nav aria-label="Main" className={classes('items-stretch gap-7', className)}>
      {links.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className={classes(
            'relative -mb-px inline-flex items-center text-15 whitespace-nowrap no-underline transition-colors -outline-offset-4',
            href === current
              ? 'font-semibold text-ink after:absolute after:inset-x-0 after:bottom-0 after:h-[3px] after:rounded-mark after:bg-accent forced-colors:after:bg-[CanvasText]'
              : 'font-medium text-ink-2 hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
