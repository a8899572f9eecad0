import { clock, dayOf, longDay, type Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { RecapScreen } from '@/lib/recaps/queries'

type Sent = Extract<RecapScreen, { state: 'sent' }>

/** Whose hands it is in, and that it stays as it was sent. */
export function sentWords({ sentAt, readAt, recap, other }: Sent, seat: 'coach' | 'client', reader: Reader) {
  const when = (at: Date) =>
    `${longDay(dayOf(at, reader.zone), { today: dayOf(reader.now, reader.zone) })}, ${clock(at, reader.zone)}`
  const who = seat === 'coach' ? 'You' : firstName(recap.coach.name)
  const read =
    seat === 'client'
      ? ''
      : readAt
        ? ` ${firstName(other)} read it ${when(readAt)}.`
        : ` ${firstName(other)} has not read it yet.`
  return `${who} sent this ${when(sentAt)}.${read} It stays as it was sent. Only you and ${firstName(other)} can read it.`
}
