import { clock, dayOf, longDay, type Reader, sameClock, townOf } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { Recap, RecapChange, Seat } from '@/lib/recaps/recap'
import { listed } from '@/lib/words'

/** "Session 8 of 12, Thursday, June 11, 58 minutes with Maya" */
export function whenTheyMet({ session, coach, client }: Recap, seat: Seat, reader: Reader): string {
  const [opened, ended] = [new Date(session.openedAt), new Date(session.endedAt)]
  const day = longDay(dayOf(opened, reader.zone), { today: dayOf(reader.now, reader.zone) })
  const minutes = Math.max(1, Math.round((ended.getTime() - opened.getTime()) / 60_000))
  const other = firstName(seat === 'client' ? coach.name : client.name)
  return `Session ${session.number} of ${session.of}, ${day}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} with ${other}`
}

/** Who wrote it, as the reader says it: "You", "Maya", "You and Maya". */
export function writers({ by }: Pick<RecapChange, 'by'>, { coach, client }: Recap, seat: Seat): string {
  const named = (each: Seat) =>
    each === seat ? 'You' : firstName(each === 'coach' ? coach.name : client.name)
  return listed([...by].sort((one) => (one === seat ? -1 : 1)).map(named))
}

export function nextWords(next: NonNullable<Recap['next']>, reader: Reader): string {
  const startsAt = new Date(next.startsAt)
  const day = longDay(dayOf(startsAt, reader.zone), { today: dayOf(reader.now, reader.zone) })
  return `${day}, ${clock(startsAt, reader.zone)}`
}

/** "Your time, Denver. 4:00 pm for Maya." */
export function zonesWords(
  next: NonNullable<Recap['next']>,
  other: { name: string; timeZone: string },
  reader: Reader & { place: string | null },
): string {
  const startsAt = new Date(next.startsAt)
  const here = `Your time, ${townOf(reader.zone, reader.place)}.`
  if (sameClock(startsAt, reader.zone, other.timeZone)) return here
  return `${here} ${clock(startsAt, other.timeZone)} for ${firstName(other.name)}.`
}
