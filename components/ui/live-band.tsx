import type { ReactNode } from 'react'

type Props = {
  /** "Session 8 with Daniel Reyes" */
  title: string
  clock?: ReactNode
  /** Follow me. */
  follow?: ReactNode
  people?: ReactNode
  /** Buttons with the looks `band` and `band-quiet`. */
  actions?: ReactNode
  /** The agenda strip, 40 high. */
  agenda?: ReactNode
}

/** Takes the bar's place while a session is open. Dark in both themes, so that nobody forgets they are live. */
export function LiveBand({ title, clock, follow, people, actions, agenda }: Props) {
  return (
    <header data-surface="band" className="sticky top-0 z-30 bg-band text-on-band print:hidden">
      <div className="flex min-h-15 items-center gap-3 px-4 sm:gap-4">
        <span className="inline-flex items-center gap-2 text-15 font-semibold">
          <LiveDot />
          Live
        </span>
        <span aria-hidden="true" className="hidden h-5 w-px bg-band-line sm:block" />
        <p className="min-w-0 truncate text-element-sm">{title}</p>
        {clock}
        <div className="ml-auto flex shrink-0 items-center gap-3 sm:gap-5">
          {follow && <span className="hidden md:inline-flex">{follow}</span>}
          {people && <span className="hidden items-center gap-2 sm:inline-flex">{people}</span>}
          {actions}
        </div>
      </div>
      {agenda && <div className="h-10 overflow-x-auto bg-band-2">{agenda}</div>}
    </header>
  )
}

function LiveDot() {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-4 items-center justify-center rounded-full bg-live/25 forced-colors:border"
    >
      <span className="size-2.5 rounded-full bg-live forced-colors:bg-[CanvasText]" />
    </span>
  )
}
