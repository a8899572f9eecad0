import Link from 'next/link'
import type { ReactNode } from 'react'
import { PracticeMark } from '@/components/brand/practice-mark'
import { classes } from './classes'
import { NavLinks } from './nav-links'

export type NavLink = { href: string; label: string }

type Props = {
  practice: { name: string; mark?: string | null; href: string }
  links: NavLink[]
  /** `tabs`: a tab bar carries the links on a phone. `row`: they stand in a second line. */
  phone: 'tabs' | 'row'
  /** What the reader was told, where they are somebody's member. */
  bell?: ReactNode
  /** The account menu: see AccountMenu. */
  account: ReactNode
  /** Find, on the coach's side. */
  children?: ReactNode
}

export function TopBar({ practice, links, phone, bell, account, children }: Props) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-desk print:hidden">
      <div className="flex h-14 items-center gap-4 px-4 sm:h-15 sm:px-7">
        <Link
          href={practice.href}
          className="reach flex min-w-0 items-center gap-2.5 rounded-control text-ink no-underline"
        >
          <PracticeMark name={practice.name} mark={practice.mark} />
          <span className="truncate text-element-sm">{practice.name}</span>
        </Link>
        <NavLinks
          links={links}
          className={classes('ml-8 self-stretch', phone === 'tabs' ? 'hidden sm:flex' : 'hidden md:flex')}
        />
        <div className="ml-auto flex items-center gap-2 sm:gap-4">
          {children}
          {bell}
          {account}
        </div>
      </div>
      {phone === 'row' && (
        <NavLinks links={links} className="flex h-11 overflow-x-auto border-line border-t px-4 md:hidden" />
      )}
    </header>
  )
}
