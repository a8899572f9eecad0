/** What the page and the live process agree on: names, limits, and the words they send each other. Pure. */

export const livePath = '/live'

/** Bytes. The editor stays well under `update`, so that a person never meets it. */
export const limits = {
  frame: 512 * 1024,
  update: 256 * 1024,
  document: 2 * 1024 * 1024,
  documentIsLarge: 1024 * 1024,
  awareness: 8 * 1024,
  token: 1024,
} as const

/** UTF-16 units of text an editor takes from one paste; more is refused there, with `closings['too-large']`. */
export const longestPaste = 50_000

/** Why a document was not opened, or was closed; with the sentence for the person reading it. */
export const closings = {
  'not-found': 'This page does not exist, or is not open to you.',
  'sign-in': 'Your sign-in has ended. Sign in again to continue; what you wrote here is still on this page.',
  reload: 'Waymark has been updated. Reload this page to continue.',
  'too-many': 'You have this open in too many windows. Close some of them and try again.',
  'session-ended': 'The session has ended.',
  'no-longer-yours': 'This is no longer open to you.',
  'too-large': 'That paste is too large to keep. Undo it, then paste it in smaller pieces.',
  'document-full': 'This document is full. Shorten something before adding more.',
  'not-understood': 'Something in this page did not fit. Reload it to continue.',
  again: 'Connecting again.',
} as const

export type Closing = keyof typeof closings

export const isClosing = (reason: string): reason is Closing => Object.hasOwn(closings, reason)

/** Close codes of the socket. Anything else, and the page simply connects again. */
export const closeCodes = {
  again: 4205,
  unauthenticated: 4408,
  revoked: 4403,
  flooding: 4429,
  tooLarge: 1009,
  trouble: 1013,
  leaving: 1012,
} as const

/** The document's name on the socket. */
export const documentName = (practiceId: string, documentId: string) => `${practiceId}/${documentId}`

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const name = new RegExp(`^(${uuid})/(${uuid})$`)

/** "<practice>/<document>", both UUIDs; null for anything else. */
export function readDocumentName(given: string): { practiceId: string; documentId: string } | null {
  const [, practiceId, documentId] = name.exec(given) ?? []
  return practiceId && documentId ? { practiceId, documentId } : null
}

/**
 * Sent instead of a token. It proves nothing (the cookie does): it says which document schema this page knows, and
 * the Yjs client that its presence will speak for.
 */
export type Hello = { schema: number; client: number }

export const writeHello = (hello: Hello) => JSON.stringify(hello)

export function readHello(token: string): Hello | null {
  if (token.length > limits.token) return null
  try {
    const { schema, client } = JSON.parse(token)
    return Number.isSafeInteger(schema) && Number.isSafeInteger(client) ? { schema, client } : null
  } catch {
    return null
  }
}

/** What the live process tells an open page besides the document itself. */
export type Word =
  | { kind: 'session-opened' | 'session-ended' }
  /** Said to a client who has just arrived, whose page may be older: the session that is open, if any. */
  | { kind: 'session-is'; sessionId: string | null }
  | { kind: 'plan-changed' }
  | { kind: 'writable'; writable: boolean }
  | { kind: 'large'; bytes: number }
  | { kind: 'refused'; why: Closing }
  | { kind: 'settled' }
  /** Something was written that no page sent, such as a section that moved here: ask the server what the page is now. */
  | { kind: 'written' }
  | { kind: 'comments-changed' | 'commitments-changed' | 'agenda-changed' }

export const writeWord = (word: Word) => JSON.stringify(word)

export function readWord(payload: string): Word | null {
  try {
    const word = JSON.parse(payload)
    return typeof word === 'object' && word !== null && typeof word.kind === 'string' ? word : null
  } catch {
    return null
  }
}

/**
 * "Follow me": what whoever leads has before their eyes, as a section and how far down it, from 0 to 1. `turn` says who
 * began last, where both did. Never evidence of anything.
 */
export type Leading = { turn: number; section: string | null; at: number }

/** What a page said, within bounds; null where it says nothing of the kind. */
export function readLeading(said: unknown): Leading | null {
  if (typeof said !== 'object' || said === null) return null
  const turn: unknown = Reflect.get(said, 'turn')
  const section: unknown = Reflect.get(said, 'section')
  const at: unknown = Reflect.get(said, 'at')
  if (typeof turn !== 'number' || !Number.isSafeInteger(turn)) return null
  return {
    turn,
    section: typeof section === 'string' ? section.slice(0, 60) : null,
    at: typeof at === 'number' && at >= 0 && at <= 1 ? at : 0,
  }
}

/** The one thing a page may say besides editing: the client is done for now, the coach may read. */
export const readyToRead = 'ready'

/** Who someone is in presence and at a caret. Written by the live process from the connection, never by a page. */
export type Person = { memberId: string; name: string; role: 'owner' | 'coach' | 'client' }
