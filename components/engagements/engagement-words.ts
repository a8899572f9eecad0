import { clock, dayOf, hoursApart, monthDay, type Reader, shortDay, since, until } from '@/lib/dates'
import type { EngagementScreen, SessionRow } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { capital, counted, inWords } from '@/lib/words'

export const statusWords = {
  invited: 'Invited',
  active: 'Under way',
  paused: 'Paused',
  ended: 'Ended',
} as const

/** "2 hours behind you", "5 and a half hours ahead of you", null where clocks agree. */
export function zoneWords(readerZone: string, otherZone: string, now: Date): string | null {
  const hours = hoursApart(now, readerZone, otherZone)
  if (hours === 0) return null
  const whole = Math.floor(Math.abs(hours))
  const rest = Math.abs(hours) - whole
  const amount =
    rest === 0
      ? counted(whole, 'hour')
      : whole === 0
        ? counted(Math.round(rest * 60), 'minute')
        : `${whole} h ${Math.round(rest * 60)} min`
  return `${amount} ${hours > 0 ? 'ahead of' : 'behind'} you`
}

/** "Feb 12 to Aug 6, 2026", "Since Feb 12", "Feb 12, 2025 to Jun 3". */
export function termWords(
  {
    startsOn,
    endsOn,
    status,
    statusSince,
  }: Pick<EngagementScreen, 'startsOn' | 'endsOn' | 'status' | 'statusSince'>,
  { zone, now }: Reader,
): string {
  const today = dayOf(now, zone)
  const end = status === 'ended' && statusSince ? dayOf(statusSince, zone) : endsOn
  const start = monthDay(startsOn, { today })
  if (end) return `${start} to ${monthDay(end, { today })}`
  return startsOn > today ? `From ${start}` : `Since ${start}`
}

/** "Recap read"; for the client, whose it is not to send, only once it is there. */
export function recapWords(
  { recap }: Pick<SessionRow, 'recap'>,
  seat: 'coach' | 'client' | 'owner',
): string | null {
  if (!recap || seat === 'owner') return null
  if (recap.state === 'draft') return seat === 'coach' ? 'Recap not sent' : null
  return seat === 'client' ? 'Recap' : recap.state === 'read' ? 'Recap read' : 'Recap sent'
}

/** What a session is to the list: what it says of itself, and what stands at its end. */
export function sessionWords(
  { startsAt, minutes, openedAt, endedAt, topics, recap }: SessionRow,
  { zone, now }: Reader,
) {
  const today = dayOf(now, zone)
  if (endedAt && openedAt) {
    const took = Math.max(1, Math.round((endedAt.getTime() - openedAt.getTime()) / 60_000))
    const what = recap?.headline ?? `${clock(openedAt, zone)}, ${counted(took, 'minute')}`
    return { what: what.replace(/\.$/, ''), state: 'Held' }
  }
  if (openedAt) return { what: `Since ${clock(openedAt, zone)}`, state: 'Open now' }
  const day = dayOf(startsAt, zone)
  const distance = startsAt < now ? 'Not opened' : until(day, { today })
  const agenda =
    topics === null ? `${minutes} minutes` : topics === 0 ? 'agenda not written' : counted(topics, 'topic')
  return { what: `${clock(startsAt, zone)}, ${agenda}`, state: capital(distance) }
}

export const sessionDay = ({ startsAt, openedAt }: SessionRow, { zone, now }: Reader) =>
  shortDay(dayOf(openedAt ?? startsAt, zone), { today: dayOf(now, zone) })

/** The news of a client's page about working together. */
export function togetherHeadline(screen: EngagementScreen, reader: Reader): string {
  const coach = firstName(screen.coach.name)
  if (screen.handover) return `May ${screen.handover.to} take over from ${firstName(screen.handover.from)}?`
  const when = screen.statusSince && sinceOn(screen.statusSince, reader)
  switch (screen.status) {
    case 'invited':
      return `${screen.coach.name} has invited you.`
    case 'paused':
      if (screen.coachGone) return `${screen.coach.name} does not work here any more.`
      return `Your work with ${coach} is paused.`
    case 'ended':
      return when ? `Your work with ${coach} ended ${when}.` : `Your work with ${coach} has ended.`
    case 'active':
      return `You work with ${screen.coach.name}.`
  }
}

/** "on Jun 3" or "on Sunday" for a day that has a name, "2 days ago" for what is near. */
export function sinceOn(instant: Date, reader: Reader): string {
  const words = since(instant, reader)
  return /^[A-Z]/.test(words) ? `on ${words}` : words
}

/** "8 of 12 used"; over the agreement as well. */
export const usedWords = (held: number, agreed: number) => `${held} of ${agreed} used`

/** How the plan moves, in a sentence, from the weeks in which it did. */
export function movementWords(plan: NonNullable<EngagementScreen['plan']>, reader: Reader): string {
  const { lastSettledAt, weeksMoved, agreement } = plan
  if (!lastSettledAt) return 'Nothing has settled yet.'
  const weeks = Math.floor((reader.now.getTime() - lastSettledAt.getTime()) / (7 * 86_400_000))
  if (weeks >= 3)
    return `No movement for ${inWords(weeks)} weeks. Last change ${since(lastSettledAt, reader)}.`
  // As the trail beside it counts: a week in which a version was signed is one that moved.
  const moved = new Set([...weeksMoved, ...agreement.weeksSigned]).size
  return `Moved in ${inWords(moved, { upTo: 12 })} of the last twelve weeks. Last change ${since(lastSettledAt, reader)}.`
}
