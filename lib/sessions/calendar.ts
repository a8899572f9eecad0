import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** A session as a calendar knows it. Never what it is about: calendars are shared with whole offices. */
export type CalendarSession = {
  id: string
  startsAt: Date
  minutes: number
  /** How often its time has changed: calendars take what counts higher. */
  sequence: number
  cancelled: boolean
  link: string | null
  /** The other one of the two. */
  withWhom: string
  practice: string
}

export type Invited = { name: string; address: string }

/** One session as an invitation, its change or its end. */
export function invitationFile(
  session: CalendarSession,
  { host, organizer, attendee }: { host: string; organizer: Invited; attendee: Invited },
): { method: 'REQUEST' | 'CANCEL'; content: string } {
  const method = session.cancelled ? 'CANCEL' : 'REQUEST'
  const calendar = ical({ method: ICalCalendarMethod[method], prodId: product })
  const event = calendar.createEvent(eventOf(session, host))
  event.organizer({ name: organizer.name, email: organizer.address })
  event.createAttendee({ name: attendee.name, email: attendee.address, rsvp: false })
  return { method, content: calendar.toString() }
}

/** One session for whoever takes it along: nobody is asked to answer. */
export function calendarFile(session: CalendarSession, host: string): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: product })
  calendar.createEvent(eventOf(session, host))
  return calendar.toString()
}

/** All that somebody has booked, for a calendar that asks for it by itself every hour or so. */
export function feedFile(
  sessions: readonly CalendarSession[],
  { host, name }: { host: string; name: string },
): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: product, name, ttl: 60 * 60 })
  for (const session of sessions) calendar.createEvent(eventOf(session, host))
  return calendar.toString()
}

/** Stays the same for as long as the session is, so that what changes replaces what was. */
const uidOf = (sessionId: string, host: string) => `session-${sessionId}@${host}`

const product = { company: 'Waymark', product: 'Sessions', language: 'EN' }

/** In UTC: a time zone by name would need its rules written along, and every calendar shows its own zone anyway. */
function eventOf(
  { id, startsAt, minutes, sequence, cancelled, link, ...rest }: CalendarSession,
  host: string,
) {
  return {
    id: uidOf(id, host),
    sequence,
    start: startsAt,
    end: new Date(startsAt.getTime() + minutes * 60_000),
    // Without its number: that changes when one before it is cancelled, and nobody would be told.
    summary: `Session with ${rest.withWhom}, ${rest.practice}`,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(link && { location: link, url: link }),
  }
}
