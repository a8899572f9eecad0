/**
 * Everything that is written down about what people did: one line per thing, in the past tense, never with content.
 * A verb is part of what is hashed, so a word here is never changed; another one is added.
 */
export const verbs = [
  'practice started',
  'practice changed',
  'practice closed',
  'practice reopened',
  'invitation sent',
  'invitation sent again',
  'invitation revoked',
  'invitation accepted',
  'clients imported',
  'role changed',
  'member left',
  'member removed',
  'engagement started',
  'engagement paused',
  'engagement resumed',
  'engagement ended',
  'handover proposed',
  'handover withdrawn',
  'handover declined',
  'handover accepted',
  'section shared',
  'vision read',
  'vision exported',
  'record exported',
  'review asked',
  'changes asked',
  'review passed',
  'version proposed',
  'version withdrawn',
  'version sent back',
  'version signed',
  'version agreed',
  'version exported',
  'session booked',
  'session opened',
  'session ended',
  'access refused',
] as const

export type Verb = (typeof verbs)[number]

/** How the record can be narrowed: by what it is about. */
export const verbGroups = {
  people: [
    'practice started',
    'practice changed',
    'practice closed',
    'practice reopened',
    'invitation sent',
    'invitation sent again',
    'invitation revoked',
    'invitation accepted',
    'clients imported',
    'role changed',
    'member left',
    'member removed',
  ],
  engagements: [
    'engagement started',
    'engagement paused',
    'engagement resumed',
    'engagement ended',
    'handover proposed',
    'handover withdrawn',
    'handover declined',
    'handover accepted',
  ],
  versions: [
    'review asked',
    'changes asked',
    'review passed',
    'version proposed',
    'version withdrawn',
    'version sent back',
    'version signed',
    'version agreed',
    'version exported',
  ],
  sessions: ['session booked', 'session opened', 'session ended'],
  reading: ['section shared', 'vision read', 'vision exported', 'record exported'],
  refused: ['access refused'],
} as const satisfies Record<string, readonly Verb[]>

export type VerbGroup = keyof typeof verbGroups

export const isVerb = (verb: string): verb is Verb => verbs.some((known) => known === verb)
