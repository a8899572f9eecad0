import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { Main } from '@/components/ui/main'
import { PrivatePanel } from '@/components/ui/private-panel'
import { TextLink } from '@/components/ui/text-link'
import { RichText } from '@/components/visions/rich-text'
import { dayOf, longDay, type Reader } from '@/lib/dates'
import type { OwnNote } from '@/lib/notes/note'
import { ChangeNote } from './change-note'
import { promiseTo } from './own-notes-block'

type Props = {
  notes: readonly OwnNote[]
  /** Whom they are about, or whose coaching; never a reader. */
  other: string
  /** Where they are to be had as a file. */
  file: string
  back: { href: string; label: string }
  place: { practiceId: string; memberId: string }
  writable: boolean
  reader: Reader
}

/** All of one's own notes of an engagement, session by session. */
export function NotesPage({ notes, other, file, back, place, writable, reader }: Props) {
  const [first = other] = other.split(' ')
  const today = dayOf(reader.now, reader.zone)
  return (
    <Main className="mx-auto max-w-sheet px-4 pt-5 pb-16 sm:px-7">
      <p className="mb-3">
        <Link
          href={back.href}
          className="inline-flex min-h-8 items-center gap-2 rounded-mark text-15 text-ink-2 hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" strokeWidth={1.75} className="size-4" />
          {back.label}
        </Link>
      </p>
      <h1 className="text-title">Your notes</h1>
      <p className="mt-1.5 text-15 text-ink-2">Only you can see them. {promiseTo(first)}</p>
      {notes.length === 0 && (
        <p className="mt-8 text-15 text-ink-2">
          Nothing here yet. In a session, your own notes have a place below what you both write.
        </p>
      )}
      {notes.length > 0 && (
        <p className="mt-3 text-14">
          <TextLink href={file} prefetch={false} download>
            Take them along, with the shared notes
          </TextLink>
        </p>
      )}
      {notes.map(({ sessionId, documentId, number, startsAt, text }) => (
        <section key={sessionId} aria-labelledby={`session-${number}`} className="mt-8">
          <h2 id={`session-${number}`} className="mb-2.5 flex items-baseline gap-3 text-h2">
            Session {number}
            <time dateTime={startsAt.toISOString()} className="font-sans text-14 font-normal text-ink-2">
              {longDay(dayOf(startsAt, reader.zone), { today })}
            </time>
          </h2>
          <PrivatePanel>
            {writable ? (
              <ChangeNote {...place} documentId={documentId} label={`session ${number}`}>
                <RichText blocks={text} />
              </ChangeNote>
            ) : (
              <div className="note-words">
                <RichText blocks={text} />
              </div>
            )}
          </PrivatePanel>
        </section>
      ))}
    </Main>
  )
}
