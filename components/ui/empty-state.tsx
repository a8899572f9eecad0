import type { ReactNode } from 'react'
import { classes } from './classes'

/** Says what to do first. A panel that has nothing and asks nothing is left out instead. */
export function EmptyState({
  title,
  action,
  level: Heading = 'h2',
  className,
  children,
}: {
  /** A question or a fact, with its mark: "Who are you starting with?" */
  title: string
  action?: ReactNode
  level?: 'h1' | 'h2' | 'h3'
  className?: string
  /** One sentence. */
  children?: ReactNode
}) {
  return (
    <div className={classes('max-w-measure py-8', className)}>
      <Heading className={Heading === 'h1' ? 'text-display' : 'text-h2'}>{title}</Heading>
      {children && <p className="mt-1.5 text-15 text-ink-2">{children}</p>}
      {action && <div className="mt-5 flex flex-wrap gap-3">{action}</div>}
    </div>
  )
}
