import { dayOf, monthDay, type Reader } from '@/lib/dates'
import { isHere, type Place, whyNotRemove, whyNotRole } from '@/lib/people/policy'
import { countedInWords, listed } from '@/lib/words'
import type { PersonRow } from './people-list'

/** A member as a row of the owner's list. */
export function personRow(place: Place, memberId: string, owners: number, reader: Reader): PersonRow {
  const other = place.role === 'owner' ? 'coach' : 'owner'
  return {
    id: place.id,
    name: place.name,
    isYou: place.id === memberId,
    role: place.role,
    says: whatTheyDo(place, reader),
    may: {
      become: whyNotRole(place, other, owners) === null ? other : null,
      remove: whyNotRemove({ memberId }, place) === null,
    },
    coaches: place.coaching,
  }
}

function whatTheyDo(place: Place, reader: Reader): string {
  const day = (instant: Date) =>
    monthDay(dayOf(instant, reader.zone), { today: dayOf(reader.now, reader.zone) })
  if (place.leftAt) {
    const left = place.coaching > 0 ? ` ${waiting(place.coaching)}` : ''
    return `${roleWords[place.role]} until ${day(place.leftAt)}.${left}`
  }
  if (!isHere(place)) return `Invited as ${place.role === 'client' ? 'a client' : 'a coach'}, has not joined.`
  if (place.role === 'client') {
    return place.coachedBy.length > 0 ? `Works with ${listed(place.coachedBy)}.` : 'No engagement under way.'
  }
  const clients = countedInWords(place.coaching, 'client')
  if (place.role === 'owner') return place.coaching > 0 ? `Owner, coaches ${clients}.` : 'Owner.'
  return place.coaching > 0 ? `Coaches ${clients}.` : 'Coach, without a client so far.'
}

const waiting = (clients: number) =>
  `${countedInWords(clients, 'client', 'clients', true)} ${clients === 1 ? 'waits' : 'wait'} for another coach.`

const roleWords = { owner: 'Owner', coach: 'Coach', client: 'Client' } as const
