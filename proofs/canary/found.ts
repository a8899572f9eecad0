import type { Listener } from './listener'
import { canariesIn, canariesInUpdates } from './search'
import type { Message } from './traffic'

/** Each word that was found, and the ways it came by. */
export function search(
  messages: readonly Message[],
  documents: readonly Uint8Array[][],
): Map<string, string> {
  const ways = new Map<string, Set<string>>()
  const note = (word: string, way: string) => ways.set(word, (ways.get(word) ?? new Set()).add(way))
  for (const { way, bytes } of messages) for (const word of canariesIn(bytes)) note(word, way)
  for (const updates of documents) for (const word of canariesInUpdates(updates)) note(word, 'socket')
  for (const updates of logsIn(messages)) for (const word of canariesInUpdates(updates)) note(word, 'log')
  return new Map(Array.from(ways, ([word, through]) => [word, [...through].join(', ')]))
}

/** Rows of the log are one document each, in which a word may stand letter by letter. */
function logsIn(messages: readonly Message[]): Uint8Array[][] {
  const logs = new Map<string, Uint8Array[]>()
  for (const { way, bytes } of messages) {
    if (way !== 'row of document_updates') continue
    const row: { document_id: string; bytes: string } = JSON.parse(Buffer.from(bytes).toString('utf8'))
    const update = Buffer.from(row.bytes.slice('\\x'.length), 'hex')
    logs.set(row.document_id, [...(logs.get(row.document_id) ?? []), update])
  }
  return [...logs.values()]
}

/** Every frame that a listener was sent. */
export const socketMessages = (what: string, { frames }: Listener): Message[] =>
  frames.map((bytes) => ({ way: `socket: ${what}`, bytes }))
