import { DoorClosed } from 'lucide-react'
import { BarMessage } from '@/components/ui/bar-message'
import { TextLink } from '@/components/ui/text-link'
import type { CurrentActor } from '@/lib/auth/actor'
import { addDays, dayOf, recordDay } from '@/lib/dates'
import { daysToTakeAlong } from '@/lib/practices/practice'

/** Above every page of a practice that has closed. */
export function ClosedMessage({ who }: { who: CurrentActor }) {
  const { practice, member } = who
  if (!practice.closedAt) return null
  const closed = dayOf(practice.closedAt, member.timeZone)
  const until = recordDay(addDays(closed, daysToTakeAlong))
  return (
    <BarMessage
      icon={<DoorClosed aria-hidden="true" strokeWidth={1.75} />}
      fact={`${practice.name} closed on ${recordDay(closed)}.`}
      action={
        member.role === 'owner' && (
          <TextLink tone="meta" href={`/p/${practice.slug}/settings`}>
            Open it again
          </TextLink>
        )
      }
    >
      {member.role === 'owner'
        ? `Nobody writes here. Everybody else reads until ${until}.`
        : `Nobody writes here. Until ${until} you can read what is yours and take it along.`}
    </BarMessage>
  )
}
