import { TextLink } from '@/components/ui/text-link'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import type { Other } from '@/lib/engagements/screen'
import { Block } from './block'
import { statusWords } from './engagement-words'

/** Other engagements of the same client. Absent where there are none. */
export function OtherWork({
  others,
  title,
  address,
  reader,
}: {
  others: readonly Other[]
  title: string
  /** Each lies below it, by its id. */
  address: string
  reader: Reader
}) {
  if (others.length === 0) return null
  const today = dayOf(reader.now, reader.zone)
  return (
    <Block id="others" title={title}>
      <ul>
        {others.map(({ engagementId, purpose, status, startsOn, endedAt }) => (
          <li
            key={engagementId}
            className="flex items-baseline justify-between gap-4 border-line border-b py-2.5"
          >
            <TextLink href={`${address}/${engagementId}`} className="min-w-0 text-15">
              {purpose}
            </TextLink>
            <span className="shrink-0 text-13 text-ink-2">
              {endedAt
                ? `Ended ${monthDay(dayOf(endedAt, reader.zone), { today })}`
                : `${statusWords[status]} since ${monthDay(startsOn, { today })}`}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
