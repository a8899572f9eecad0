import { clock, dayOf, daysBetween, longDay, type Reader, untilInstant } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { counted, countedInWords } from '@/lib/words'
import { weekdayOrToday } from './need-words'

type Home = {
  coach: { name: string }
  status: 'invited' | 'active' | 'paused' | 'ended'
  statusSince: Date | null
  handoverTo: string | null
  toSign: { number: number } | null
  begun: boolean
  nextSession: { startsAt: Date } | null
  openSession: object | null
  questions: readonly object[]
}

/** Quiet long enough to say so, in days. */
const quietDays = 14

/** The news of the client's home: the session first, then the plan. */
export function clientHeadline(home: Home, reader: Reader): string {
  const coach = firstName(home.coach.name)
  if (home.openSession) return `Your session with ${coach} is open.`
  if (home.handoverTo) return `May ${home.handoverTo} take over from ${coach}?`
  if (home.status === 'ended') return `Your work with ${coach} has ended. The plan stays yours.`
  if (home.toSign) return `Version ${home.toSign.number} is waiting for your signature.`
  if (!home.begun) return 'Start with one true sentence.'
  const startsAt = home.nextSession?.startsAt
  if (home.questions.length > 0) {
    const asked = `${coach} left you ${countedInWords(home.questions.length, 'question')}`
    return startsAt && startsAt > reader.now
      ? `${asked} for ${weekdayOrToday(startsAt, reader)}.`
      : `${asked}.`
  }
  if (!startsAt || startsAt < reader.now) return 'Pick up where you left off.'
  const when = weekdayOrToday(startsAt, reader)
  return when === 'today'
    ? `You meet ${coach} today at ${clock(startsAt, reader.zone)}.`
    : `You meet ${coach} on ${when}.`
}

/** "Thursday, June 11", and in the last hour before "Your session starts in 8 minutes". */
export function sessionTitle(startsAt: Date, reader: Reader): string {
  const day = dayOf(startsAt, reader.zone)
  const today = dayOf(reader.now, reader.zone)
  return isAboutToBegin(startsAt, reader)
    ? `Your session starts ${untilInstant(startsAt, reader)}`
    : longDay(day, { today })
}

export function isAboutToBegin(startsAt: Date, { now }: Reader): boolean {
  return Math.abs(startsAt.getTime() - now.getTime()) < 60 * 60_000
}

/** How many days the plan has been quiet, when that is worth a word; else null. */
export function quietFor(lastSettledAt: Date | null, { zone, now }: Reader): number | null {
  if (!lastSettledAt) return null
  const days = daysBetween(dayOf(lastSettledAt, zone), dayOf(now, zone))
  return days >= quietDays ? days : null
}

/** "6 sections ready, 5 started." */
export function progressWords(ready: readonly string[], started: readonly string[]): string {
  const under = started.filter((key) => !ready.includes(key)).length
  if (ready.length === 0 && under === 0) return 'Nothing written yet. Twenty minutes are enough to begin.'
  return `${counted(ready.length, 'section')} ready, ${under} started.`
}

/** Written, and nothing of it settled yet: in the private part, or a moment ago. */
export function keptWords(coach: { name: string; gone: boolean }): string {
  return coach.gone
    ? 'What you wrote is kept.'
    : `What you wrote is kept. ${firstName(coach.name)} has nothing of it to read yet.`
}
