import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { classes } from './classes'

type Props = {
  /** Opened and closed by whoever draws it: `showModal()`, `close()`. */
  dialog: RefObject<HTMLDialogElement | null>
  label: string
  title: string
  onClose?: () => void
  className?: string
  children: ReactNode
}

/** A sheet from the foot of a phone, in the browser's own dialog: Esc closes it, and so does a press beside it. */
export function FootDialog({ dialog, label, title, onClose, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it by itself; the click is only the one beside it
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
      className={classes(
        'fixed inset-x-0 top-auto bottom-0 m-0 max-h-[80dvh] w-full max-w-none overscroll-contain rounded-t-panel border border-line bg-paper p-0 text-ink shadow-pop backdrop:bg-[oklch(0.2_0.01_120/0.35)]',
        className,
      )}
    >
      <div className="px-3 pt-3">
        <div className="mb-1 flex items-center justify-between pl-3">
          <p className="font-semibold text-15">{title}</p>
          <button
            type="button"
            aria-label="Close"
            onClick={() => dialog.current?.close()}
            className="inline-flex size-11 items-center justify-center rounded-control text-ink-2 hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" strokeWidth={1.75} className="size-5" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
