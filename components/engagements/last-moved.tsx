import { TextLink } from '@/components/ui/text-link'
import { type Reader, since } from '@/lib/dates'
import type { ClientHome } from '@/lib/engagements/client-home'
import { sectionTitle } from './section-titles'

/** The sections that changed last, each a door back into the plan. Absent while nothing has. */
export function LastMoved({ home, plan, reader }: { home: ClientHome; plan: string; reader: Reader }) {
  if (home.lastMoved.length === 0) return null
  return (
    <section aria-labelledby="last-moved" className="mt-10">
      <h2 id="last-moved" className="border-line border-b pb-2.5 text-h2">
        What moved last
      </h2>
      <ul>
        {home.lastMoved.map(({ section, at }) => (
          <li
            key={section}
            className="flex items-baseline justify-between gap-4 border-line border-b py-3 text-15"
          >
            <TextLink href={`${plan}#${section}`}>{sectionTitle(section)}</TextLink>
            <time dateTime={at.toISOString()} className="text-13 text-ink-2">
              {since(at, reader)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  )
}
