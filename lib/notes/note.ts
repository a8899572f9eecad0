import type { Block } from '@/lib/visions/document/rich-text'

/** Ids of the documents a person may open beside a session: what both write, and what is theirs alone. */
export type NoteDocuments = { shared: string | null; own: string | null }

/** What stands in one session's notes that are somebody's own. */
export type OwnNote = { documentId: string; sessionId: string; number: number; startsAt: Date; text: Block[] }

/** Everything a person reads of one session's notes. */
export type SessionNotes = { number: number; startsAt: Date; shared: Block[]; own: Block[] }
