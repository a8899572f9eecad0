import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type CalendarSession, calendarFile, invitationFile } from './calendar'

const session: CalendarSession = {
  id: '0190a000-0000-7000-8000-000000000777',
  startsAt: new Date('2027-03-14T13:00:00Z'),
  minutes: 50,
  sequence: 0,
  cancelled: false,
  link: 'https://meet.example/harbor',
  withWhom: 'Maya Okafor',
  practice: 'Harbor, Coaching; & friends',
}
const people = {
  host: 'waymark.example',
  organizer: { name: 'Harbor', address: 'post@waymark.example' },
  attendee: { name: 'Daniel "Dan" Reyes', address: 'daniel@northfield.example' },
}

/** Read by a parser that is not the one that wrote it. */
function read(asked: CalendarSession) {
  const { content } = invitationFile(asked, people)
  const calendar = new ICAL.Component(ICAL.parse(content))
  const event = calendar.getFirstSubcomponent('vevent')
  const value = (name: string) => String(event?.getFirstPropertyValue(name))
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    value,
    event: new ICAL.Event(event ?? undefined),
  }
}

test('an invitation says when in UTC, for how long, with whom, and where', () => {
  const { method, value, event } = read(session)
  expect(method).toBe('REQUEST')
  expect(event.startDate.toJSDate().toISOString()).toBe('2027-03-14T13:00:00.000Z')
  expect(event.endDate.toJSDate().toISOString()).toBe('2027-03-14T13:50:00.000Z')
  expect(value('summary')).toBe('Session with Maya Okafor, Harbor, Coaching; & friends')
  expect(value('location')).toBe('https://meet.example/harbor')
  expect(value('attendee')).toMatch(/mailto:daniel@northfield.example/i)
})

test('a change replaces what was: the same name, counted higher', () => {
  const before = read(session)
  const after = read({ ...session, sequence: 1, startsAt: new Date('2027-03-15T13:00:00Z') })
  expect(after.value('uid')).toBe(before.value('uid'))
  expect(Number(after.value('sequence'))).toBeGreaterThan(Number(before.value('sequence')))
})

test('what was cancelled is taken out', () => {
  const { method, value } = read({ ...session, sequence: 2, cancelled: true })
  expect(method).toBe('CANCEL')
  expect(value('status')).toBe('CANCELLED')
})

test('a session that somebody takes along is the one that invitations change, and asks for no answer', () => {
  const calendar = new ICAL.Component(ICAL.parse(calendarFile(session, people.host)))
  const event = calendar.getFirstSubcomponent('vevent')
  expect(String(calendar.getFirstPropertyValue('method'))).toBe('PUBLISH')
  expect(String(event?.getFirstPropertyValue('uid'))).toBe(read(session).value('uid'))
  expect(event?.getFirstPropertyValue('attendee')).toBeNull()
})
