import { afterAll, expect, it } from 'vitest'
import { withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { admin, setStage } from '@/lib/live/fixture'
import { endSession, openBooked } from './commands'
import { sessionMails } from './mail'
import { bookSessions, moveSession, setMeetingLink } from './schedule'

afterAll(() => admin.end())

it('both are written of a new meeting link, with a file that calendars take; a move before it keeps its own mail', async () => {
  const { coach, engagementId } = await setStage()
  const booking = { day: '2031-03-04', clock: '16:00', minutes: 60, link: null, everyWeeks: 0, times: 1 }
  const asCoach = <T>(work: Parameters<typeof withPractice<T>>[1]) => withPractice(coach.actor, work)
  const { sessionIds } = await asCoach((practice) => bookSessions(practice, { engagementId, ...booking }))
  const sessionId = sessionIds[0] ?? ''
  const moved = { day: '2031-03-05', clock: '09:30', minutes: 45, reason: 'A train' }
  await asCoach((practice) => moveSession(practice, { sessionId, ...moved }))
  await asCoach((practice) => setMeetingLink(practice, { sessionId, link: 'https://meet.example/harbor' }))

  const changes = await admin<{ id: string; kind: string }[]>`
    select id, kind from session_changes where session_id = ${sessionId}`
  const mailsOf = async (kind: string) => {
    const id = changes.find((change) => change.kind === kind)?.id ?? ''
    return (await asSystem('test', (db) => sessionMails(db, id))).map(({ mail }) => mail)
  }
  expect(await mailsOf('booked')).toEqual([])
  expect((await mailsOf('moved')).map(({ subject }) => subject.split(':')[0])).toEqual([
    'New time',
    'New time',
  ])
  const linked = await mailsOf('linked')
  expect(linked).toHaveLength(2)
  for (const { subject, calendar } of linked) {
    expect(subject).toMatch(/^New meeting link: session \d+ with /)
    expect(calendar?.method).toBe('REQUEST')
    expect(calendar?.content).toContain('SEQUENCE:2')
    expect(calendar?.content).toContain('LOCATION:https://meet.example/harbor')
  }
})

it('both are written that a session was opened at another hour than its own, so that calendars hold it then', async () => {
  const { coach, engagementId } = await setStage()
  const booking = { day: '2031-03-04', clock: '16:00', minutes: 60, link: null, everyWeeks: 0, times: 1 }
  const asCoach = <T>(work: Parameters<typeof withPractice<T>>[1]) => withPractice(coach.actor, work)
  const { sessionIds } = await asCoach((practice) => bookSessions(practice, { engagementId, ...booking }))
  await asCoach((practice) => openBooked(practice, sessionIds[0] ?? ''))
  const [moved] = await admin<{ id: string }[]>`
    select id from session_changes where session_id = ${sessionIds[0] ?? ''} and kind = 'moved'`
  const mails = await asSystem('test', (db) => sessionMails(db, moved?.id ?? ''))
  expect(mails).toHaveLength(2)
  for (const { mail, startsAt } of mails) {
    expect(startsAt.getTime()).toBeLessThanOrEqual(Date.now())
    expect(mail.subject).toMatch(/^New time: session 1 with /)
    expect(mail.calendar?.method).toBe('REQUEST')
    expect(mail.calendar?.content).toContain('SEQUENCE:1')
  }
})

it('both are written of a link that is said while the session is open, and no more once it has ended', async () => {
  const { coach, sessionId } = await setStage()
  const asCoach = <T>(work: Parameters<typeof withPractice<T>>[1]) => withPractice(coach.actor, work)
  // Bookings are in whole minutes.
  await admin`update sessions set starts_at = date_trunc('minute', now()) where id = ${sessionId}`
  await asCoach((practice) => openBooked(practice, sessionId))
  await asCoach((practice) => setMeetingLink(practice, { sessionId, link: 'https://meet.example/late' }))
  const [said] = await admin<{ id: string }[]>`
    select id from session_changes where session_id = ${sessionId} and kind = 'linked'`
  const mails = () => asSystem('test', (db) => sessionMails(db, said?.id ?? ''))
  expect((await mails()).map(({ mail }) => mail.subject.split(':')[0])).toEqual([
    'New meeting link',
    'New meeting link',
  ])
  await asCoach((practice) => endSession(practice, sessionId))
  expect(await mails()).toEqual([])
})
