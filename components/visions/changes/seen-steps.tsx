import { ChevronDown, ChevronUp } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { counted } from '@/lib/words'

type Props = { count: number; at: number | null; step: (by: 1 | -1) => void }

/**
 * On the desk beside a plan that both write: what is new since the coach last looked, one after the other. On a phone it
 * lies above the dock, at the side of the thumb.
 */
export function SeenSteps({ count, at, step }: Props) {
  return (
    <fieldset className="pointer-events-auto fixed right-4 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-20 flex items-center rounded-control border border-line bg-paper shadow-pop sm:right-auto sm:bottom-4 sm:left-4">
      <legend className="hidden-words">Changes since you last looked</legend>
      <IconButton label="Previous change" onClick={() => step(-1)}>
        <ChevronUp aria-hidden="true" strokeWidth={1.75} />
      </IconButton>
      <span
        title="Since you last looked"
        className="min-w-17 text-center text-13 text-ink-2 tabular-nums sm:max-xl:hidden-words"
      >
        {at === null ? counted(count, 'change') : `${at + 1} of ${count}`}
      </span>
      {/* Only what one asked for is announced: the count moves with every sentence that is written. */}
      <span role="status" className="hidden-words">
        {at !== null && `Change ${at + 1} of ${count}`}
      </span>
      <IconButton label="Next change" onClick={() => step(1)}>
        <ChevronDown aria-hidden="true" strokeWidth={1.75} />
      </IconButton>
    </fieldset>
  )
}
