import { type CastName, cast, castEngagements, ids } from '@/db/cast'

/** The nine who ask, by what they are to Daniel Reyes and his coach Maya Okafor at Harbor Coaching. */
export const identities = [
  'anonymous',
  'owner',
  'the coach',
  'the client',
  'colleague coach',
  'another client',
  'next-door coach',
  'next-door client',
  'member of both',
] as const

export type Identity = (typeof identities)[number]

/** One membership of an identity. The member of both has two, and each must open only its own door. */
export type Hat = {
  identity: Identity
  name: CastName | 'nobody'
  member: { id: string; practiceId: string; role: 'owner' | 'coach' | 'client' } | null
}

const wornBy = (identity: Identity, name: CastName): Hat => {
  const { id, practiceId, role } = cast[name]
  return { identity, name, member: { id, practiceId, role } }
}

export const hats: readonly Hat[] = [
  { identity: 'anonymous', name: 'nobody', member: null },
  wornBy('owner', 'ingrid'),
  wornBy('the coach', 'maya'),
  wornBy('the client', 'daniel'),
  wornBy('colleague coach', 'jonas'),
  wornBy('another client', 'priya'),
  wornBy('next-door coach', 'amara'),
  wornBy('next-door client', 'felix'),
  wornBy('member of both', 'sofia'),
  wornBy('member of both', 'sofiaNextDoor'),
]

export const hatsOf = (identity: Identity) => hats.filter((hat) => hat.identity === identity)

/** The three engagements asked about: the one at hand, a colleague's, and one next door. */
export const engagementsAsked = [
  castEngagements.daniel,
  castEngagements.sofia,
  castEngagements.felix,
] as const

export const practiceIds = [ids.harbor, ids.tidewater] as const
