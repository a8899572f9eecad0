/** Two blazes, the upper stepped right: the trail sign for a turn. */
export function WaymarkLogo({ className = 'size-4' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" fill="currentColor" className={className}>
      <rect x="9" y="1" width="4" height="6.5" rx="0.75" />
      <rect x="3" y="8.5" width="4" height="6.5" rx="0.75" />
    </svg>
  )
}

/** Waymark signs quietly at the foot; the practice comes first. */
export function RunsOnWaymark() {
  return (
    <span className="inline-flex items-center gap-2 text-13 text-ink-3">
      <WaymarkLogo className="size-3.5" />
      Runs on Waymark
    </span>
  )
}
