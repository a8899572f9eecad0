import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

/** Something you can pick up: its rank where it has one, the thing, and what else there is to it. */
export function Card({
  rank,
  side,
  open = false,
  className,
  children,
  ...rest
}: ComponentProps<'div'> & { rank?: number; side?: ReactNode; open?: boolean }) {
  return (
    <div
      {...rest}
      className={classes(
        'relative flex items-stretch rounded-control border border-line bg-paper break-inside-avoid',
        className,
      )}
    >
      {rank !== undefined && (
        <span
          aria-hidden="true"
          className={classes(
            'my-2.5 flex w-11 shrink-0 justify-center border-line border-r font-serif text-[1.75rem] text-accent-ink leading-none proportional-nums',
            open ? 'pt-2.5' : 'items-center',
          )}
        >
          {rank}
        </span>
      )}
      <div className="min-w-0 flex-1 py-3 pr-4 pl-4">{children}</div>
      {side && (
        <div className={classes('absolute right-0 flex', open ? 'top-2.5' : 'inset-y-0 items-center')}>
          {side}
        </div>
      )}
    </div>
  )
}
