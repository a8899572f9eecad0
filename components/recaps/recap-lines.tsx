import { Runs } from '@/components/signoffs/runs'
import { classes } from '@/components/ui/classes'
import type { RecapChange } from '@/lib/recaps/recap'

/** One difference in the plan's own words. What is wholly new has a bar beside it, and its words are left in peace. */
export function RecapLines({ change: { lines } }: { change: RecapChange }) {
  return lines.map(({ runs, whole, listed, aside }, index) => (
    <p
      // A line is its position: what was sent does not move.
      key={String(index)}
      className={classes(
        'text-element-sm leading-8 font-normal wrap-anywhere sm:text-element sm:leading-8',
        whole &&
          'relative before:absolute before:inset-y-1 before:-left-4 before:w-[3px] before:bg-accent forced-colors:before:bg-[Highlight]',
      )}
    >
      {listed && <span aria-hidden="true">{'– '}</span>}
      <Runs runs={runs} />
      {aside !== '' && <span className="font-sans text-13 text-ink-3"> {aside}</span>}
    </p>
  ))
}
