import { GripVertical } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classes } from './classes'

/** What a ranked thing is dragged by; Alt and the arrow keys do the same for its list item. */
export function Grip({ name, className, ...rest }: ComponentProps<'button'> & { name: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={`Move ${name}`}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      title="Drag, or Alt and the arrow keys"
      className={classes(
        'inline-flex size-9 cursor-grab touch-none items-center justify-center rounded-control text-edge hover:bg-hover hover:text-ink-2 active:cursor-grabbing pointer-coarse:size-11',
        className,
      )}
    >
      <GripVertical aria-hidden="true" strokeWidth={1.75} className="size-5" />
    </button>
  )
}
