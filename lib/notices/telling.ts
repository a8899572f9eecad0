import type { Verb } from '@/lib/audit/verbs'
import type { Kind } from './kinds'

/** Who is told, never the doer: the two of the engagement, one of them, or the member that is the event's subject. */
export type Whom = 'the two' | 'the client' | 'the coach' | 'the subject'

/** What a notice is about, where that is not the event's subject itself. */
export type About = 'its thread' | 'its version' | 'its session' | 'the engagement'

export type Telling = {
  kind: Kind
  whom: Whom
  about?: About
  /** Said in the bell alone: it is over before a mail would arrive, or it has a mail of its own. */
  mail?: 'none' | 'of its own'
}

/** Which verb tells whom, of which kind. A verb that is not here tells nobody. */
export const tellings: Readonly<Partial<Record<Verb, Telling>>> = {
  'session booked': { kind: 'sessions', whom: 'the two', mail: 'of its own' },
  'session moved': { kind: 'sessions', whom: 'the two', mail: 'of its own' },
  'session cancelled': { kind: 'sessions', whom: 'the two', mail: 'of its own' },
  'session linked': { kind: 'sessions', whom: 'the two', mail: 'of its own' },
  'session opened': { kind: 'sessions', whom: 'the client', mail: 'none' },

  'answers ready': { kind: 'sessions', whom: 'the coach' },
  'recap sent': { kind: 'recaps', whom: 'the client' },

  'version proposed': { kind: 'signing', whom: 'the two', mail: 'of its own' },

  'comment written': { kind: 'comments', whom: 'the two', about: 'its thread' },
  'question asked': { kind: 'comments', whom: 'the two' },
  'suggestion made': { kind: 'comments', whom: 'the two' },
  'suggestion applied': { kind: 'comments', whom: 'the two' },
  'suggestion declined': { kind: 'comments', whom: 'the two' },

  'review asked': { kind: 'reviews', whom: 'the coach' },
  'review withdrawn': { kind: 'reviews', whom: 'the coach' },
  'changes asked': { kind: 'reviews', whom: 'the client' },
  'review passed': { kind: 'reviews', whom: 'the client' },
  'version withdrawn': { kind: 'reviews', whom: 'the two' },
  'version sent back': { kind: 'reviews', whom: 'the two' },
  'version signed': { kind: 'reviews', whom: 'the two', about: 'its version' },

  'section shared': { kind: 'plan', whom: 'the coach' },
  'topic added': { kind: 'plan', whom: 'the two', about: 'its session' },
  'vision begun from file': { kind: 'plan', whom: 'the coach' },

  'commitment made': { kind: 'commitments', whom: 'the two' },
  'commitment kept': { kind: 'commitments', whom: 'the two' },
  'commitment let go': { kind: 'commitments', whom: 'the two' },
  'commitment changed': { kind: 'commitments', whom: 'the two' },

  'checked in': { kind: 'plan', whom: 'the coach' },

  'invitation accepted': { kind: 'work', whom: 'the coach', about: 'the engagement' },
  'engagement paused': { kind: 'work', whom: 'the two' },
  'engagement resumed': { kind: 'work', whom: 'the two' },
  'engagement ended': { kind: 'work', whom: 'the two', about: 'the engagement' },
  'handover proposed': { kind: 'work', whom: 'the two', about: 'the engagement' },
  'handover withdrawn': { kind: 'work', whom: 'the two', about: 'the engagement' },
  'handover declined': { kind: 'work', whom: 'the coach', about: 'the engagement' },
  'handover accepted': { kind: 'work', whom: 'the subject', about: 'the engagement' },
}
