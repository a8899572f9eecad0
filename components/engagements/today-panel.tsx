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
  townOf,
  untilInstant,
  zoneAbbreviation,
} from '@/lib/dates'
import type { TodaySession } from '@/lib/engagements/coach-home'
import { firstName } from '@/lib/people/name'
import { capital, listed } from '@/lib/words'
import { nextUp } from './next-up'
import { sectionTitles } from './section-titles'

type Props = {
  sessions: readonly TodaySession[]
  /** What follows the day, such as what the coach said they would do. */
  children?: ReactNode
  address: string
  place: string | null
  reader: Reader
}

type SessionProps = {
  session: TodaySession
  address: string
  reader: Reader
}

/** Today's sessions and a glance at tomorrow, with what is worth knowing before the one that comes next. */
export function TodayPanel({ sessions, address, place, reader, children }: Props) {
  const today = dayOf(reader.now, reader.zone)
  const on = (day: string) => sessions.filter((session) => dayOf(metAt(session), reader.zone) === day)
  const todays = on(today)
  const next = nextUp(sessions, reader)
  // One that is still open after midnight, and those whose recap waits.
  const before = sessions.filter(
    (session) =>
      dayOf(metAt(session), reader.zone) < today &&
      (session === next || (session.endedAt !== null && session.recapSentAt === null)),
  )
  return (
    <aside
      aria-labelledby="today"
      className="border-line bg-paper px-4 py-7 max-lg:border-t sm:px-8 lg:border-l"
    >
      <h2 id="today" className="text-h2">
        Today
      </h2>
      <p className="mt-1 text-13 text-ink-2">
        Your time, {townOf(reader.zone, place)} ({zoneAbbreviation(reader.now, reader.zone)})
      </p>
      <div className="mt-4 grid gap-x-8 max-lg:sm:grid-cols-2">
        {todays.length === 0 && (
          <p className="border-line border-t py-4 text-15 text-ink-2">No session today.</p>
        )}
        {[...todays, ...on(addDays(today, 1)), ...before].map((session) => {
          const Shown = session === next ? NextUp : Session
          return <Shown key={session.id} session={session} address={address} reader={reader} />
        })}
      </div>
      {children}
    </aside>
  )
}

/** Where the day lies below all the clients: whom the coach meets next today, in one line above them. */
export function NextToday({ sessions, address, reader }: Pick<Props, 'sessions' | 'address' | 'reader'>) {
  const next = nextUp(sessions, reader)
  if (!next || dayOf(next.startsAt, reader.zone) !== dayOf(reader.now, reader.zone)) return null
  return (
    <p className="mt-1 text-15 text-ink-2 lg:hidden">
      {next.openedAt ? 'Open now' : whenWords(next.startsAt, reader)}:{' '}
      <TextLink
        href={next.openedAt ? `${address}/visions/${next.visionId}` : `${address}/sessions/${next.id}`}
      >
        {next.client.name}
      </TextLink>
    </p>
  )
}

function NextUp({ session, address, reader }: SessionProps) {
  const { client, startsAt, openedAt } = session
  const today = dayOf(reader.now, reader.zone)
  const since = session.lastHeldAt && monthDay(dayOf(session.lastHeldAt, reader.zone), { today })
  return (
    <section aria-label={client.name} className="border-line border-t py-4">
      <p className="flex items-baseline justify-between gap-3">
        <time dateTime={metAt(session).toISOString()} className="font-semibold text-15">
          {whenWords(metAt(session), reader)}
        </time>
        <span className="text-13 text-ink-2">
          {openedAt
            ? 'Open now'
            : startsAt <= reader.now
              ? 'Not opened'
              : dayOf(startsAt, reader.zone) === today && capital(untilInstant(startsAt, reader))}
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
          : since
            ? 'The plan has not moved since you met.'
            : 'Nothing yet.'}
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

function Session({ session, address, reader }: SessionProps) {
  const { startsAt, openedAt, endedAt } = session
  const at = metAt(session)
  return (
    <section aria-label={session.client.name} className="border-line border-t py-4">
      <p className="flex items-baseline justify-between gap-3">
        <time dateTime={at.toISOString()} className="font-semibold text-15">
          {whenWords(at, reader)}
        </time>
        {endedAt && <span className="text-13 text-ink-2">Done</span>}
        {!openedAt && startsAt <= reader.now && <span className="text-13 text-ink-2">Not opened</span>}
      </p>
      <p className="text-15">
        <TextLink href={`${address}/sessions/${session.id}`} className="font-normal text-ink">
          {session.client.name}
        </TextLink>
      </p>
      {endedAt && (
        <p className="text-14">
          <TextLink href={`${address}/sessions/${session.id}/recap`}>
            {session.recapSentAt ? 'Recap sent' : 'Recap is a draft. Send it'}
          </TextLink>
        </p>
      )}
    </section>
  )
}

/** One that was opened stands where it was held, and not at the hour it was booked for. */
const metAt = ({ openedAt, startsAt }: TodaySession) => openedAt ?? startsAt

/** "4:00 pm", "Tomorrow, 8:30 am", "Tue, Jun 9, 4:00 pm". */
function whenWords(startsAt: Date, { zone, now }: Reader) {
  const [day, today] = [dayOf(startsAt, zone), dayOf(now, zone)]
  if (day === today) return clock(startsAt, zone)
  return `${day > today ? 'Tomorrow' : shortDay(day, { today })}, ${clock(startsAt, zone)}`
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-3 text-13 text-ink-2">{title}</h3>
      <p className="text-15">{children}</p>
    </>
  )
}
