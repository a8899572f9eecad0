import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { cityOf, clock, clockRange, type Reader, sameClock } from '@/lib/dates'
import type { ClientHome } from '@/lib/engagements/client-home'
import { firstName } from '@/lib/people/name'
import { isAboutToBegin, sessionTitle } from './client-words'

/** When they meet, in the client's own time; with the way in while the session is open. */
export function NextSession({
  home,
  plan,
  sessions,
  reader,
}: {
  home: ClientHome
  plan: string
  /** Where the sessions are. */
  sessions: string
  reader: Reader
}) {
  if (home.status === 'ended') return null
  return (
    <section aria-labelledby="next-session">
      <h2 id="next-session" className="border-line border-b pb-2.5 font-semibold text-14">
        Next session
      </h2>
      {home.openSession && (
        <div className="py-4">
          <p className="text-h2">Session {home.openSession.number} is open</p>
          <LinkButton look="primary" size={40} href={plan} className="mt-3 w-full">
            Join session
          </LinkButton>
          <p className="mt-2 text-13 text-ink-2">{firstName(home.coach.name)} is waiting in the plan.</p>
        </div>
      )}
      {!home.openSession && <Planned home={home} reader={reader} sessions={sessions} />}
    </section>
  )
}

function Planned({ home, sessions, reader }: { home: ClientHome; sessions: string; reader: Reader }) {
  const { coach, nextSession } = home
  if (!nextSession) {
    return (
      <div className="py-4">
        <p className="text-15 text-ink-2">None booked yet.</p>
        <p className="mt-2 text-14">
          <TextLink href={sessions}>How the next one is booked</TextLink>
        </p>
      </div>
    )
  }
  const { id, startsAt, minutes } = nextSession
  const ends = new Date(startsAt.getTime() + minutes * 60_000)
  const isSoon = isAboutToBegin(startsAt, reader)
  return (
    <div className="py-3">
      <time dateTime={startsAt.toISOString()} className={isSoon ? 'text-h2' : 'text-section'}>
        {sessionTitle(startsAt, reader)}
      </time>
      <p className="mt-1 font-semibold text-15">{clockRange(startsAt, ends, reader.zone)}, your time</p>
      {!sameClock(startsAt, reader.zone, coach.timeZone) && (
        <p className="text-13 text-ink-2">
          {clock(startsAt, coach.timeZone)} for {firstName(coach.name)} in{' '}
          {coach.place ?? cityOf(coach.timeZone)}
        </p>
      )}
      {isSoon && (
        <p className="mt-2 text-13 text-ink-2">
          The room opens when {firstName(coach.name)} opens the session. Any page here tells you.
        </p>
      )}
      <p className="mt-3 text-14">
        <TextLink href={`${sessions}/${id}`}>Prepare, and see the agenda</TextLink>
      </p>
    </div>
  )
}
