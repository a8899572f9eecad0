import type { ReactNode } from 'react'
import { classes } from './classes'

type Props = {
  /** `attend` for offline, `plain` for read-only, `danger` for a stranger acting here (support). */
  tone?: 'attend' | 'plain' | 'danger'
  icon: ReactNode
  /** The bold fact, with its full stop. */
  fact: string
  /** What it means. */
  children: ReactNode
  /** Such as "Since 7:42 pm". */
  aside?: ReactNode
  /** One quiet action. */
  action?: ReactNode
}

/** 48px under the bar. Not alert: it arrives with the page or while writing, and must not interrupt. */
export function BarMessage({ tone = 'plain', icon, fact, children, aside, action }: Props) {
  return (
    <div
      role="status"
      className={classes(
        'flex min-h-12 items-center gap-3 border-b px-4 py-2 text-15 text-ink sm:px-6 print:hidden',
        tones[tone],
      )}
    >
      <span className={classes('[&_svg]:size-4.5', icons[tone])}>{icon}</span>
      <p className="min-w-0">
        <strong className="font-semibold">{fact}</strong> {children}
      </p>
      <span className="ml-auto flex shrink-0 items-center gap-2">
        {aside && <span className="hidden text-13 text-ink-2 sm:inline">{aside}</span>}
        {action}
      </span>
    </div>
  )
}

const tones = {
  attend: 'border-edge bg-attend-soft',
  plain: 'border-line bg-sunk',
  danger: 'border-danger bg-danger-soft',
}

const icons = { attend: 'text-attend', plain: 'text-ink-2', danger: 'text-danger' }
