import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { TodaySession } from '@/lib/engagements/coach-home'
import { NextToday, TodayPanel } from './today-panel'

const reader = { zone: 'America/New_York', now: new Date('2026-06-11T22:30:00-04:00') }

const session = (given: Partial<TodaySession>): TodaySession => ({
  id: 'one',
  number: 7,
  startsAt: new Date('2026-06-12T10:00:00-04:00'),
  minutes: 60,
  openedAt: null,
  endedAt: null,
  client: { name: 'Grace Kim', timeZone: 'America/New_York', place: null },
  visionId: 'plan',
  sessionsAgreed: 12,
  lastHeldAt: null,
  movedSections: [],
  commitments: [],
  recapSentAt: null,
  noteToSelf: null,
  ...given,
})

const drawn = (given: Partial<TodaySession>) =>
  renderToStaticMarkup(
    <TodayPanel sessions={[session(given)]} address="/p/harbor/coach" place={null} reader={reader} />,
  )

it('a session that was held the evening before its hour is said to have been held then, and is not ahead', () => {
  const openedAt = new Date('2026-06-11T21:00:00-04:00')
  const held = drawn({ openedAt, endedAt: new Date('2026-06-11T22:00:00-04:00') })
  expect(held).toContain('9:00 pm')
  expect(held).not.toContain('Tomorrow')
  // The control: one that nobody has opened.
  expect(drawn({})).toContain('Tomorrow, 10:00 am')
})

it('whom the coach meets next today is one line for a phone, which leads to the session, or into it once it is open', () => {
  const line = (given: Partial<TodaySession>) =>
    renderToStaticMarkup(<NextToday sessions={[session(given)]} address="/p/harbor/coach" reader={reader} />)
  const startsAt = new Date('2026-06-11T23:00:00-04:00')
  expect(line({ startsAt })).toMatch(/11:00 pm.*href="\/p\/harbor\/coach\/sessions\/one".*Grace Kim/)
  expect(line({ startsAt, openedAt: reader.now })).toMatch(
    /Open now.*href="\/p\/harbor\/coach\/visions\/plan"/,
  )
  expect(line({}), 'tomorrow is another day').toBe('')
})
