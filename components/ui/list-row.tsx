import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

type Props = {
  /** A row that asks something has two lines; one that asks nothing has one and takes less room. */
  asks?: boolean
  selected?: boolean
  /** The columns, as a grid template: "grid-cols-[1fr_auto]". */
  className?: string
  children: ReactNode
}

/** The whole row is the target of its RowLink. Other controls in it lie above that target. */
export function ListRow({ asks, selected, className, children }: Props) {
  return (
    <li
      data-selected={selected || undefined}
      className={classes(
        'group relative grid items-center gap-4 border-line border-b px-3 transition-colors has-[[data-row-link]:hover]:bg-hover data-selected:bg-hover data-selected:before:absolute data-selected:before:inset-y-0 data-selected:before:left-0 data-selected:before:w-[3px] data-selected:before:bg-accent forced-colors:data-selected:before:bg-[Highlight]',
        asks ? 'min-h-13 py-1.5' : 'min-h-9.5 py-1',
        className,
      )}
    >
      {children}
    </li>
  )
}

/** The row's name and its way in. */
export function RowLink({
  detail,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & { detail?: ReactNode }) {
  return (
    <span className={classes('block min-w-0', className)}>
      <Link
        {...rest}
        data-row-link
        className="block truncate text-15 font-semibold text-ink no-underline outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
      >
        {children}
      </Link>
      {detail && <span className="block truncate text-13 text-ink-3">{detail}</span>}
    </span>
  )
}
