import { dayOf, recordDay } from '@/lib/dates'
import { blocksMarkdown } from '@/lib/visions/document/markdown'
import { isBlank } from '@/lib/visions/document/rich-text'
import type { SessionNotes } from './note'

/** Notes as text to keep: session by session, what both wrote before what is one's own. */
export function notesMarkdown(sessions: readonly SessionNotes[], zone: string): string {
  const lines = sessions.flatMap(({ number, startsAt, shared, own }) => [
    `## Session ${number}, ${recordDay(dayOf(startsAt, zone))}`,
    ...(isBlank(shared) ? [] : ['### Shared notes', ...blocksMarkdown(shared)]),
    ...(isBlank(own) ? [] : ['### Your own notes', ...blocksMarkdown(own)]),
  ])
  return `${['# Notes', ...lines].join('\n\n')}\n`
}
