import type { ReactNode } from 'react'
import { standingWords } from '@/components/commitments/commitment-words'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import {
  addDays,
  cityOf,
  clock,
  dayOf,
  monthDay,
  type Reader,
  sameClock,
  shortDay,
  untilInstant,
  zoneAbbreviation,
} from '@/lib/dates'
import type { TodaySession } from '@/lib/engagements/queries'
import { firstName } from '@/lib/people/name'
import { capital, listed } from '@/lib/words'
import { sectionTitles } from './section-titles'

type Props = {
  sessions: readonly TodaySession[]
  /** What follows the day, such as what the coach said they would do. */
  children?: ReactNode
  address: string
  place: string | null
  reader: Reader
}

/** Today's sessions with what is worth knowing before each, then a glance at tomorrow. */
export function TodayPanel({ sessions, address, place, reader, children }: Props) {
  const today = dayOf(reader.now, reader.zone)
  const on = (day: string) => sessions.filter(({ startsAt }) => dayOf(startsAt, reader.zone) === day)
  const todays = on(today)
  const unsent = sessions.filter(
    ({ startsAt, endedAt, recapSentAt }) =>
      endedAt !== null && recapSentAt === null && dayOf(startsAt, reader.zone) < today,
  )
  const nextUp = todays.find(({ endedAt }) => endedAt === null)
  return (
    <aside
      aria-labelledby="today"
      className="border-line bg-paper px-4 py-7 max-lg:border-t sm:px-8 lg:border-l"
    >
      <h2 id="today" className="text-h2">
        Today
      </h2>
      <p className="mt-1 text-13 text-ink-2">
        Your time, {place?.split(',')[0] ?? cityOf(reader.zone)} ({zoneAbbreviation(reader.now, reader.zone)})
      </p>
      <div className="mt-4 grid gap-x-8 max-lg:sm:grid-cols-2">
        {todays.length === 0 && (
          <p className="border-line border-t py-4 text-15 text-ink-2">No session today.</p>
        )}
        {todays.map((session) =>
          session === nextUp ? (
            <NextUp key={session.id} session={session} address={address} reader={reader} />
          ) : (
            <Session key={session.id} session={session} address={address} reader={reader} />
          ),
        )}
        {on(addDays(today, 1)).map((session) => (
          <Session key={session.id} session={session} address={address} reader={reader} day="Tomorrow" />
        ))}
        {unsent.map((session) => (
          <Session
            key={session.id}
            session={session}
            address={address}
            reader={reader}
            day={shortDay(dayOf(session.startsAt, reader.zone), { today })}
          />
        ))}
      </div>
      {children}
    </aside>
  )
}

function NextUp({ session, address, reader }: { session: TodaySession; address: string; reader: Reader }) {
  const { client, startsAt, openedAt } = session
  const today = dayOf(reader.now, reader.zone)
  const since = session.lastHeldAt && monthDay(dayOf(session.lastHeldAt, reader.zone), { today })
  return (
    <section aria-label={client.name} className="border-line border-t py-4">
      <p className="flex items-baseline justify-between gap-3">
        <time dateTime={startsAt.toISOString()} className="font-semibold text-15">
          {clock(startsAt, reader.zone)}
        </time>
        <span className="text-13 text-ink-2">
          {openedAt
            ? 'Open now'
            : startsAt > reader.now
              ? capital(untilInstant(startsAt, reader))
              : 'Not opened'}
        </span>
      </p>
      <p className="text-h2">{client.name}</p>
      <p className="text-13 text-ink-2">
        Session {session.number} of {session.sessionsAgreed}.
        {!sameClock(startsAt, reader.zone, client.timeZone) &&
          ` ${clock(startsAt, client.timeZone)} for ${firstName(client.name)} in ${client.place ?? cityOf(client.timeZone)}.`}
      </p>
      <Note title={since ? `Moved since ${since}` : 'Written so far'}>
        {session.movedSections.length > 0
          ? `${listed(sectionTitles(session.movedSections))}.`
          : 'The plan has not moved since you met.'}
      </Note>
      {session.commitments.length > 0 && (
        <Note title="Commitments">{standingWords(session.commitments, today)}</Note>
      )}
      {session.noteToSelf && <Note title="Your note to self">{session.noteToSelf}</Note>}
      <div className="mt-4 grid grid-cols-2 gap-2">
        <LinkButton look="primary" href={`${address}/visions/${session.visionId}`}>
          {openedAt ? 'Go to the session' : 'Open the plan'}
        </LinkButton>
        <LinkButton look="secondary" href={`${address}/sessions/${session.id}`}>
          Full prep
        </LinkButton>
      </div>
    </section>
  )
}

function Session({
  session,
  address,
  reader,
  day,
}: {
  session: TodaySession
  address: string
  reader: Reader
  /** Where it is not today. */
  day?: string
}) {
  return (
    <section aria-label={session.client.name} className="border-line border-t py-4">
      <p className="flex items-baseline justify-between gap-3">
        <time dateTime={session.startsAt.toISOString()} className="font-semibold text-15">
          {day && `${day}, `}
          {clock(session.startsAt, reader.zone)}
        </time>
        {session.endedAt && <span className="text-13 text-ink-2">Done</span>}
      </p>
      <p className="text-15">
        <TextLink href={`${address}/sessions/${session.id}`} className="font-normal text-ink">
          {session.client.name}
        </TextLink>
      </p>
      {session.endedAt && (
        <p className="text-14">
          <TextLink href={`${address}/sessions/${session.id}/recap`}>
            {session.recapSentAt ? 'Recap sent' : 'Recap is a draft. Send it'}
          </TextLink>
        </p>
      )}
    </section>
  )
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-3 text-13 text-ink-2">{title}</h3>
      <p className="text-15">{children}</p>
    </>
  )
}
