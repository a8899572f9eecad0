import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

/** Something you can pick up: its rank, the thing, when it may bend. */
export function Card({
  rank,
  side,
  className,
  children,
  ...rest
}: ComponentProps<'div'> & { rank: number; side?: ReactNode }) {
  return (
    <div
      {...rest}
      className={classes(
        'relative flex items-stretch rounded-control border border-line bg-paper break-inside-avoid',
        className,
      )}
    >
      <span
        aria-hidden="true"
        className="my-2.5 flex w-11 shrink-0 items-center justify-center self-stretch border-line border-r font-serif text-[1.75rem] text-accent-ink leading-none proportional-nums"
      >
        {rank}
      </span>
      <div className="min-w-0 flex-1 py-3 pl-4">{children}</div>
      <div className="flex shrink-0 items-center">{side}</div>
    </div>
  )
}
