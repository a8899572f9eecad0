import type { Composing, Draft } from './room'

/** Words that were sent and have not arrived. Their ids go with them, so that sending them again is no second comment. */
export type Unsent =
  | { kind: 'opened'; composing: Composing; commentId: string; checkpointId: string | null; at: string }
  | { kind: 'replied'; threadId: string; commentId: string; body: string; at: string }
  | { kind: 'edited'; threadId: string; commentId: string; body: string }

/** All words of a page that the server does not have: being written, or on their way. */
export type Words = { composing: Composing | null; drafts: [string, Draft][]; unsent: Unsent[] }
