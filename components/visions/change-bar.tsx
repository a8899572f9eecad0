import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

/** Three pixels of ochre beside what differs from the checkpoint that was read before. */
export function ChangeBar({
  block,
  className,
  children,
}: {
  /** The position of the block in its section: whoever steps through changes finds it by that. */
  block?: number
  className?: string
  children: ReactNode
}) {
  return (
    <div
      data-block={block}
      className={classes(
        'relative before:absolute before:inset-y-1 before:-left-[15px] before:w-[3px] before:rounded-mark before:bg-attend-mark sm:before:-left-6 forced-colors:before:bg-[Highlight]',
        className,
      )}
    >
      {children}
      <VisuallyHidden>changed since you last read</VisuallyHidden>
    </div>
  )
}
