import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

/**
 * What only its writer can see: hatch, lock, plum and words, always all four. `side` fills the edge of the page,
 * `block` stands among other blocks. Whoever may not read it gets no panel at all, not a hidden one.
 */
export function PrivatePanel({
  form = 'block',
  title = 'Only you can see this',
  promise,
  className,
  children,
}: {
  form?: 'side' | 'block'
  title?: string
  /** "Never shown to Daniel. Left out of recaps and exports." */
  promise?: string
  className?: string
  children: ReactNode
}) {
  return (
    <section
      aria-label={title}
      className={classes(
        'overflow-hidden bg-private-soft',
        form === 'block' ? 'rounded-control border border-private-line' : 'border-private-line border-t',
        className,
      )}
    >
      <div aria-hidden="true" className="hatch" />
      <div className="px-4 pt-3 pb-4">
        <p className="flex items-center gap-2 font-semibold text-15 text-private">
          <Lock aria-hidden="true" strokeWidth={1.75} className="size-4.5" />
          {title}
        </p>
        {promise && <p className="text-13 text-ink-2">{promise}</p>}
        <div className="mt-1">{children}</div>
      </div>
    </section>
  )
}
