import type { Awareness } from 'y-protocols/awareness'
import type { Who } from '@/components/ui/avatar'

/** Where somebody is: a section, or one field of one element in it. Travels in presence as one short path. */
export type Place = { section: string; element?: string; field?: string }

export type Peer = { client: number; id: string; name: string; who: Who; place: Place | null }

export const writePlace = ({ section, element, field }: Place) =>
  [section, element, field].filter(Boolean).join('/')

export function readPlace(said: unknown): Place | null {
  if (typeof said !== 'string' || said === '') return null
  const [section = '', element, field] = said.split('/')
  return { section, element, field }
}

/** Everybody else at this document, under the names the live process wrote. */
export function peersIn(awareness: Awareness): Peer[] {
  return Array.from(awareness.getStates()).flatMap(([client, state]) => {
    if (client === awareness.clientID || typeof state?.user !== 'object' || state.user === null) return []
    const { memberId, name, role } = state.user
    if (typeof memberId !== 'string' || typeof name !== 'string') return []
    const who: Who = role === 'coach' || role === 'client' ? role : 'neutral'
    return [{ client, id: memberId, name, who, place: readPlace(state.section) }]
  })
}

/**
 * Says where one is. In a private section one is nowhere, for the others: not even its name is sent to a document
 * that somebody else reads.
 */
export function sayPlace(awareness: Awareness, place: Place | null) {
  const section = place ? writePlace(place) : null
  if ((awareness.getLocalState()?.section ?? null) === section) return
  awareness.setLocalStateField('section', section)
}
