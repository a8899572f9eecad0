import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { TodaySession } from '@/lib/engagements/coach-home'
import { TodayPanel } from './today-panel'

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
