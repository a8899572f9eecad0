import { classes } from '@/components/ui/classes'
import { TextLink } from '@/components/ui/text-link'
import { dayOf, type Reader } from '@/lib/dates'
import type { ClientHome } from '@/lib/engagements/client-home'
import { dueOf } from '@/lib/visions/strategy/due'

type Props = { home: ClientHome; roadmap: string; reader: Reader }

/** The next milestones of the plan, by their dates. Absent while nothing is ahead. */
export function OnYourRoadmap({ home, roadmap, reader }: Props) {
  if (home.milestones.length === 0 || home.status === 'ended') return null
  const today = dayOf(reader.now, reader.zone)
  return (
    <section aria-labelledby="on-your-roadmap" className="mt-8">
      <div className="flex items-baseline justify-between gap-4 border-line border-b pb-2.5">
        <h2 id="on-your-roadmap" className="font-semibold text-14">
          On your roadmap
        </h2>
        <TextLink href={roadmap} aria-label="Open your roadmap" className="text-13">
          Open
        </TextLink>
      </div>
      <ol className="grid gap-4 py-4">
        {home.milestones.map(({ id, outcome, due }) => {
          const when = dueOf(due, today)
          return (
            <li key={id} className="grid grid-cols-[4.5rem_minmax(0,1fr)] text-15">
              <span className="font-semibold text-14">{when?.date ?? 'No date'}</span>
              <span className="wrap-anywhere">
                {outcome}
                {when && (
                  <span className={classes('block text-13', when.isPast ? 'text-attend' : 'text-ink-2')}>
                    {when.distance}
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
