import type { ReactNode } from 'react'
import { Blaze } from './blaze'
import { classes } from './classes'

/** `attend` waits for the reader, `ok` is signed or done, `quiet` has not moved, `none` needs nothing. */
export type Status = 'attend' | 'ok' | 'quiet' | 'none'

/** A blaze and words, never a pill. With `detail` the words are ink and a second line says since when. */
export function StatusWord({
  status,
  detail,
  className,
  children,
}: {
  status: Status
  detail?: ReactNode
  className?: string
  children: ReactNode
}) {
  if (status === 'none') return <span className={classes('text-14 text-ink-3', className)}>{children}</span>
  return (
    <span className={classes('flex gap-2', className)}>
      <Blaze
        form={status === 'quiet' ? 'outline' : 'full'}
        color={status === 'attend' ? 'attend' : 'accent'}
        className="mt-1 h-3.5 w-[5px]"
      />
      <span className="min-w-0">
        <span className={classes('block text-15', detail ? strongWord : words[status])}>{children}</span>
        {detail && <span className="block text-13 text-ink-3">{detail}</span>}
      </span>
    </span>
  )
}

const strongWord = 'font-semibold text-ink'

const words = {
  attend: 'font-medium text-attend',
  ok: 'font-medium text-accent-ink',
  quiet: 'font-medium text-ink-2',
}
