import { describe, expect, it } from 'vitest'
import { clientHeadline, keptWords, progressWords, quietFor, sessionTitle } from './client-words'

const reader = { zone: 'America/Denver', now: new Date('2026-06-09T18:00:00Z') }
const home = {
  coach: { name: 'Maya Okafor' },
  status: 'active',
  statusSince: null,
  handoverTo: null,
  toSign: null,
  begun: true,
  nextSession: { startsAt: new Date('2026-06-11T20:00:00Z') },
  openSession: null,
  questions: [],
} as const

describe('the client’s headline', () => {
  it.each([
    ['an open session', { ...home, openSession: {} }, 'Your session with Maya is open.'],
    ['the first word', { ...home, begun: false }, 'Start with one true sentence.'],
    ['the next session', home, 'You meet Maya on Thursday.'],
    [
      'a session today',
      { ...home, nextSession: { startsAt: new Date('2026-06-09T20:00:00Z') } },
      'You meet Maya today at 2:00 pm.',
    ],
    [
      'a question of theirs to answer',
      { ...home, handoverTo: 'Jonas Weber' },
      'May Jonas Weber take over from Maya?',
    ],
    [
      'what waits for their name',
      { ...home, toSign: { number: 3 } },
      'Version 3 is waiting for your signature.',
    ],
    ['what was asked', { ...home, questions: [{}, {}] }, 'Maya left you two questions for Thursday.'],
    ['the end', { ...home, status: 'ended' }, 'Your work with Maya has ended. The plan stays yours.'],
    ['nothing booked', { ...home, nextSession: null }, 'Pick up where you left off.'],
  ] as const)('says %s', (_what, state, sentence) => {
    expect(clientHeadline(state, reader)).toBe(sentence)
  })
})

describe('the next session', () => {
  it.each([
    ['2026-06-11T20:00:00Z', 'Thursday, June 11'],
    ['2026-06-09T19:30:00Z', 'Tuesday, June 9'],
    ['2026-06-09T18:08:00Z', 'Your session starts in 8 minutes'],
    ['2026-06-09T17:55:00Z', 'Your session starts now'],
  ])('at %s is called “%s”', (startsAt, title) => {
    expect(sessionTitle(new Date(startsAt), reader)).toBe(title)
  })
})

describe('the nudge', () => {
  it('comes after fourteen quiet days and not one short', () => {
    expect(quietFor(new Date('2026-05-26T18:00:00Z'), reader)).toBe(14)
    expect(quietFor(new Date('2026-05-27T18:00:00Z'), reader)).toBeNull()
    expect(quietFor(null, reader)).toBeNull()
  })
})

it('progress counts a ready section once', () => {
  expect(progressWords(['why'], ['why', 'role'])).toBe('1 section ready, 1 started.')
})

it('what is written and has not settled is never called nothing', () => {
  expect(keptWords({ name: 'Maya Okafor', gone: false })).toBe(
    'What you wrote is kept. Maya has nothing of it to read yet.',
  )
  expect(keptWords({ name: 'Maya Okafor', gone: true })).toBe('What you wrote is kept.')
})
