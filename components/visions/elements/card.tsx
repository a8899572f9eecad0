import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

/** Something you can pick up: its rank where it has one, the thing, and what else there is to it. As a row, on hairlines. */
export function Card({
  rank,
  side,
  open = false,
  look = 'card',
  className,
  children,
  ...rest
}: ComponentProps<'div'> & { rank?: number; side?: ReactNode; open?: boolean; look?: 'card' | 'row' }) {
  return (
    <div
      {...rest}
      className={classes(
        'relative flex items-stretch bg-paper break-inside-avoid',
        look === 'card' ? 'rounded-control border border-line' : 'border-line border-b',
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
      <div className={classes('min-w-0 flex-1 py-3', look === 'card' && 'px-4')}>{children}</div>
      {side && (
        <div className={classes('absolute right-0 flex', open ? 'top-2.5' : 'inset-y-0 items-center')}>
          {side}
        </div>
      )}
    </div>
  )
}
