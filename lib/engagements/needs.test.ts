import { describe, expect, it } from 'vitest'
import type { Standing } from '@/lib/drift/standing'
import { nothingAgreed } from '@/lib/signoffs/agreement'
import { type ClientRow, needOf, trailOf, whoNeedsMeFirst } from './needs'

const today = new Date('2026-06-11T12:00:00Z')
const ago = (days: number) => new Date(today.getTime() - days * 86_400_000)
const met = (daysAgo: number) => ({ id: 's', endedAt: ago(daysAgo), recapSent: false })
const frozen = (signedBy: string[]) => ({ number: 2, since: ago(1), signedBy })
const row = (changes: Partial<ClientRow> = {}): ClientRow => ({
  engagementId: 'e',
  visionId: 'v',
  clientId: 'client',
  name: 'Someone',
  purpose: 'Here to there',
  status: 'active',
  lastSettledAt: ago(10),
  firstSettledAt: ago(100),
  unreadSections: [],
  unreadComments: { n: 0, last: null },
  weeksMoved: [],
  agreement: nothingAgreed,
  sessionsHeld: 2,
  sessionsAgreed: 10,
  lastHeld: null,
  openSession: null,
  nextSession: null,
  signals: [],
  ...changes,
})

describe('what has drifted', () => {
  const signal = (kind: Standing['kind'], said: string | null = null): Standing => ({
    id: kind,
    kind,
    about: '',
    facts: { since: '2026-05-01' },
    firedAt: ago(3),
    seen: true,
    said,
    alone: false,
  })
  const needs = (...signals: Standing[]) => needOf(row({ signals }), today)

  it('puts a client whose plan moves among those who drift, by what weighs most', () => {
    expect(needs(signal('section untouched'), signal('role moved'))).toMatchObject({
      group: 'drifting',
      kind: 'signal',
      signal: 'role moved',
      alike: 1,
    })
    expect(needs(signal('section untouched'), signal('section untouched'))).toMatchObject({ alike: 2 })
  })

  it('asks nothing once the client let it rest', () => {
    expect(needs(signal('role moved', 'I am acting up until May.')).group).toBe('moving')
  })

  it('comes after what waits for the coach', () => {
    const waits = row({ unreadSections: ['why'], signals: [signal('role moved')] })
    expect(needOf(waits, today).group).toBe('waiting')
  })
})

describe('what a client needs', () => {
  it.each([
    [
      'an open session comes before everything',
      { openSession: { id: 's', number: 3, openedAt: today }, unreadSections: ['why'] },
      'session open',
    ],
    [
      'a version that the coach has not signed comes before what changed',
      { agreement: { ...nothingAgreed, open: frozen(['client']) }, unreadSections: ['why'] },
      'signature',
    ],
    [
      'a version that only the client has still to sign waits for nobody else',
      { agreement: { ...nothingAgreed, open: frozen(['coach']) } },
      'nothing',
    ],
    [
      'a question for a review comes before what changed',
      { agreement: { ...nothingAgreed, reviewAskedAt: ago(2) }, unreadSections: ['why'] },
      'review',
    ],
    ['unread changes wait for the coach', { unreadSections: ['why'] }, 'changes to read'],
    ['what the client said waits for the coach', { unreadComments: { n: 2, last: ago(1) } }, 'comments'],
    ['three quiet weeks are drifting', { lastSettledAt: ago(21) }, 'quiet'],
    ['a day short of it is not', { lastSettledAt: ago(20) }, 'nothing'],
    ['someone who paused does not drift', { lastSettledAt: ago(60), status: 'paused' }, 'paused'],
    ['nobody drifts before the first word', { lastSettledAt: null }, 'not begun'],
    ['an agreement that is nearly used is said', { sessionsHeld: 8 }, 'few sessions left'],
    [
      'a recap that is still to be sent is said first',
      { sessionsHeld: 8, lastHeld: met(1) },
      'recap not sent',
    ],
    ['one that was sent is not', { lastHeld: { ...met(1), recapSent: true } }, 'nothing'],
    ['one of long ago is not about to be sent', { lastHeld: met(15) }, 'nothing'],
    ['who drifts is said before it', { lastHeld: met(1), lastSettledAt: ago(21) }, 'quiet'],
  ] as [string, Partial<ClientRow>, string][])('%s', (_promise, changes, kind) => {
    expect(needOf(row(changes), today).kind).toBe(kind)
  })

  it('puts a signature first, then changes before a session, then a review, then the rest', () => {
    const order = whoNeedsMeFirst(
      [
        row({ name: 'changes', unreadSections: ['why'] }),
        row({ name: 'review', agreement: { ...nothingAgreed, reviewAskedAt: ago(2) } }),
        row({
          name: 'changes for today',
          unreadSections: ['why'],
          nextSession: { id: 's', number: 1, startsAt: new Date(today.getTime() + 3_600_000), minutes: 60 },
        }),
        row({ name: 'signature', agreement: { ...nothingAgreed, open: frozen([]) } }),
      ],
      today,
    )
    expect(order.map(({ name }) => name)).toEqual(['signature', 'changes for today', 'review', 'changes'])
  })

  it('puts the longest quiet first among the drifting', () => {
    const order = whoNeedsMeFirst(
      [
        row({ name: 'three weeks', lastSettledAt: ago(22) }),
        row({ name: 'five weeks', lastSettledAt: ago(36) }),
      ],
      today,
    )
    expect(order.map(({ name }) => name)).toEqual(['five weeks', 'three weeks'])
  })

  it('puts a session today first among the waiting, then the longest wait, then the nearest session', () => {
    const next = (days: number) => ({ id: 's', number: 1, minutes: 60, startsAt: ago(-days) })
    const order = whoNeedsMeFirst(
      [
        row({ name: 'next week', unreadSections: ['why'], nextSession: next(7) }),
        row({ name: 'today', unreadSections: ['why'], nextSession: next(0.1) }),
        row({ name: 'nothing booked', unreadSections: ['why'] }),
        row({ name: 'waiting longest', unreadSections: ['why'], lastSettledAt: ago(12) }),
      ],
      today,
    )
    expect(order.map(({ name }) => name)).toEqual(['today', 'waiting longest', 'next week', 'nothing booked'])
  })
})

describe('the trail', () => {
  it('has twelve weeks, from before the plan to now', () => {
    expect(trailOf({ weeksMoved: [17], firstSettledAt: ago(200) }, today, 18)).toHaveLength(18)
    expect(trailOf({ weeksMoved: [17], firstSettledAt: ago(200) }, today, 18)[0]).toBe('m')
    const marks = trailOf({ weeksMoved: [0, 2, 9], firstSettledAt: ago(9 * 7 + 1) }, today)
    expect(marks.join('')).toBe('ppmqqqqqqmqm')
  })

  it('marks a week in which a version was signed, over what else happened in it', () => {
    const marks = trailOf({ weeksMoved: [0, 3], weeksSigned: [3], firstSettledAt: ago(100) }, today)
    expect(marks[8]).toBe('s')
    expect(marks[11]).toBe('m')
  })

  it('mentions the newest week only, once it has been quiet long enough', () => {
    const marks = trailOf({ weeksMoved: [5], firstSettledAt: ago(100) }, today)
    expect(marks.at(-1)).toBe('d')
    expect(marks.filter((mark) => mark === 'd')).toHaveLength(1)
  })
})
