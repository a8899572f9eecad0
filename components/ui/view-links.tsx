import Link from 'next/link'
import { classes } from './classes'

/** Views of a list that have an address of their own: "All 12", "Waiting on me 4". */
export function ViewLinks({
  label,
  views,
}: {
  label: string
  views: { href: string; label: string; count?: number; current: boolean }[]
}) {
  return (
    <nav aria-label={label} className="-mx-2.5 flex flex-wrap gap-0.5">
      {views.map(({ href, label: words, count, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? 'page' : undefined}
          className={classes(
            'inline-flex min-h-8 items-center gap-1 rounded-control px-2.5 text-14 no-underline transition-colors pointer-coarse:min-h-11',
            current
              ? 'bg-hover font-semibold text-ink'
              : 'font-medium text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {words}
          {count !== undefined && <span className="font-normal text-ink-2">{count}</span>}
        </Link>
      ))}
    </nav>
  )
}
