import { TextLink } from '@/components/ui/text-link'
import type { Reader } from '@/lib/dates'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { Block } from './block'
import { recapWords, sessionDay, sessionWords } from './engagement-words'

/** The sessions of an engagement, newest first. Absent while there are none. */
export function SessionList({
  screen,
  reader,
  all,
  sessionAt,
  title = 'Sessions',
}: {
  screen: Pick<EngagementScreen, 'sessions' | 'sessionsInAll' | 'seat'>
  reader: Reader
  /** Where all of them are shown. */
  all: string
  /** Where one of them is shown; the owner of the business has no such page. */
  sessionAt?: (id: string) => string
  title?: string
}) {
  const { sessions, sessionsInAll, seat } = screen
  if (sessions.length === 0) return null
  const more = sessionsInAll > sessions.length
  return (
    <Block id="sessions" title={title} aside={more && <TextLink href={all}>All {sessionsInAll}</TextLink>}>
      <ol>
        {sessions.map((session) => {
          const { what, state } = sessionWords(session, reader)
          const recap = recapWords(session, seat)
          return (
            <li
              key={session.id}
              className="grid min-h-10 grid-cols-[1.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-line border-b py-2 text-15 sm:grid-cols-[1.5rem_6.5rem_minmax(0,1fr)_auto]"
            >
              <span className="text-14 text-ink-2">{session.number}</span>
              <time
                dateTime={(session.openedAt ?? session.startsAt).toISOString()}
                className="font-semibold text-14 whitespace-nowrap"
              >
                {sessionDay(session, reader)}
              </time>
              <span className="text-ink-2 max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-2 max-sm:text-14">
                {sessionAt ? (
                  <TextLink href={sessionAt(session.id)} className="font-normal">
                    {what}
                  </TextLink>
                ) : (
                  what
                )}
              </span>
              <span
                className={
                  state === 'Open now' ? 'font-semibold text-14 text-accent-ink' : 'text-14 text-ink-2'
                }
              >
                {recap && sessionAt ? (
                  <TextLink href={`${sessionAt(session.id)}/recap`}>{recap}</TextLink>
                ) : (
                  state
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </Block>
  )
}
