'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { currentHref } from './current-href'

/** The client's four places on a phone. Keeps its own room at the foot of the page. */
export function TabBar({ items }: { items: { href: string; label: string; icon: ReactNode }[] }) {
  const current = currentHref(items, usePathname())
  return (
    <div className="h-[calc(4rem+env(safe-area-inset-bottom))] sm:hidden print:hidden">
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-paper pb-[env(safe-area-inset-bottom)]"
      >
        {items.map(({ href, label, icon }) => (
          <Link
            key={href}
            href={href}
            aria-current={href === current ? 'page' : undefined}
            className={classes(
              'relative -mt-px flex h-16 flex-1 flex-col items-center justify-center gap-1 text-[length:min(0.75rem,5vw)] leading-4 no-underline -outline-offset-4 [&_svg]:size-5.5',
              href === current
                ? 'font-semibold text-accent-ink before:absolute before:top-0 before:h-[3px] before:w-9 before:rounded-mark before:bg-accent forced-colors:before:bg-[CanvasText]'
                : 'font-medium text-ink-2',
            )}
          >
            {icon}
            {label}
          </Link>
        ))}
      </nav>
    </div>
  )
}
