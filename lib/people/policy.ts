import type { Actor } from '@/db/practice'
import { countedInWords } from '@/lib/words'

/** A member as rules see them: their place, and the engagements that have not ended. */
export type Place = {
  id: string
  name: string
  role: 'owner' | 'coach' | 'client'
  joinedAt: Date | null
  leftAt: Date | null
  coaching: number
  coachedBy: string[]
}

/** Coaches and owners change places with each other; a client stays a client. */
export const mayChangeRoles = (actor: Pick<Actor, 'role'>) => actor.role === 'owner'

export const mayRemove = (actor: Pick<Actor, 'role'>) => actor.role === 'owner'

export const isHere = ({ joinedAt, leftAt }: Pick<Place, 'joinedAt' | 'leftAt'>) =>
  joinedAt !== null && leftAt === null

/** Why this member cannot become that, as a sentence; null when nothing is in the way. */
export function whyNotRole(place: Place, role: 'owner' | 'coach', owners: number): string | null {
  if (!isHere(place)) return `${place.name} has not joined.`
  if (place.role === 'client') return `${place.name} is a client, and stays one.`
  if (place.role === role) return `${place.name} is ${role === 'owner' ? 'an owner' : 'a coach'} already.`
  if (place.role === 'owner' && owners === 1) return lastOwner
  return null
}

/** Why this member cannot be removed, as a sentence; null when nothing is in the way. */
export function whyNotRemove(actor: Pick<Actor, 'memberId'>, place: Place): string | null {
  if (place.leftAt) return `${place.name} is not here any more.`
  if (place.id === actor.memberId) return 'You leave a practice by yourself, at the foot of its settings.'
  if (place.coachedBy.length > 0) {
    return `${place.name} still works with ${place.coachedBy.join(' and ')}. That engagement ends first.`
  }
  return null
}

/** Why somebody cannot leave yet, as a sentence; null when nothing is in the way. */
export function whyNotLeave(place: Place, owners: number): string | null {
  if (place.role === 'owner' && owners === 1) return lastOwner
  if (place.coaching > 0) return `You still coach here: ${stillCoaching(place.coaching)}`
  return null
}

const lastOwner = 'A practice has an owner. Make somebody else an owner first, or close the practice.'

const stillCoaching = (many: number) =>
  `${countedInWords(many, 'engagement')} ${many === 1 ? 'is' : 'are'} handed over or ended first.`
