import { PrivatePanel } from '@/components/ui/private-panel'
import { RichText } from '@/components/visions/rich-text'
import type { OwnNote } from '@/lib/notes/note'

/** The newest of one's own notes, where everything about one engagement stands. Absent while there are none. */
export function OwnNotesBlock({
  notes,
  other,
  all,
}: {
  notes: readonly OwnNote[]
  /** The first name of whoever never sees them. */
  other: string
  /** Where all of them are read. */
  all: string
}) {
  const [newest] = notes
  if (!newest) return null
  return (
    <PrivatePanel promise={promiseTo(other)} className="mt-10">
      <div className="note-words line-clamp-6">
        <RichText blocks={newest.text} />
      </div>
      <p className="mt-2.5 flex items-baseline justify-between gap-4 text-13 text-ink-2">
        <span>Session {newest.number}</span>
        <a
          href={all}
          className="font-semibold text-private underline decoration-private-line underline-offset-3"
        >
          {notes.length === 1 ? 'Your notes' : `All ${notes.length} notes`}
        </a>
      </p>
    </PrivatePanel>
  )
}

export const promiseTo = (other: string) => `Never shown to ${other}. Left out of recaps and exports.`
