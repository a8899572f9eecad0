import type { ReactNode } from 'react'
import { classes } from './classes'

/** How a dialog looks, apart from how it opens. */
export function DialogPaper({
  title,
  body,
  children,
}: {
  title: ReactNode
  body: ReactNode
  children: ReactNode
}) {
  return (
    <div className={classes(dialogPaperClass, 'max-w-dialog')}>
      {title}
      <div className={dialogBodyClass}>{body}</div>
      {children}
    </div>
  )
}

export const dialogPaperClass = 'rounded-panel border border-line bg-paper p-6 text-ink shadow-pop'

export const dialogBodyClass = 'mt-1.5 text-15 text-ink-2'
