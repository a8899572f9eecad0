import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'
import type { Reader } from '@/lib/dates'
import type { BookedSession } from '@/lib/sessions/queries'
import { changeWords, dayWords, hourWords, theirHourWords } from './session-words'

/** What is booked, soonest first: when for the reader, when for the other one, where, and what can be done about it. */
export function BookedList({
  sessions,
  reader,
  named,
  actions,
}: {
  sessions: readonly BookedSession[]
  reader: Reader
  /** The line that names the session. */
  named: (session: BookedSession) => ReactNode
  actions: (session: BookedSession) => ReactNode
}) {
  return (
    <ol>
      {sessions.map((session) => (
        <li
          key={session.id}
          className="grid gap-x-8 gap-y-1 border-line border-b py-4 sm:grid-cols-[15rem_minmax(0,1fr)_auto]"
        >
          <div>
            <time dateTime={session.startsAt.toISOString()} className="block text-element-sm">
              {dayWords(session.startsAt, reader)}
            </time>
            <p className="font-semibold text-14">{hourWords(session, reader.zone)}</p>
            <p className="text-13 text-ink-3">{theirHourWords(session, reader.zone)}</p>
          </div>
          <div className="min-w-0 text-15">
            {named(session)}
            {session.link && (
              <p className="truncate text-14">
                <TextLink href={session.link}>{session.link}</TextLink>
              </p>
            )}
            {session.lastChange && <p className="text-13 text-ink-2">{changeWords(session, reader)}</p>}
          </div>
          <div className="-ml-3 flex flex-wrap items-start gap-1">{actions(session)}</div>
        </li>
      ))}
    </ol>
  )
}
