import { describe, expect, it } from 'vitest'
import type { Needing } from '@/lib/engagements/needs'
import { coachHeadline, needWords } from './need-words'

const reader = { zone: 'America/New_York', now: new Date('2026-06-11T16:00:00Z') }

const client = (need: Needing['need'], startsAt?: string): Needing => ({
  engagementId: 'e',
  visionId: 'v',
  name: 'Someone',
  purpose: 'Here to there',
  status: 'active',
  lastSettledAt: null,
  firstSettledAt: null,
  unreadSections: [],
  weeksMoved: [],
  sessionsHeld: 0,
  sessionsAgreed: 8,
  lastHeldAt: null,
  openSession: null,
  nextSession: startsAt ? { id: 's', number: 1, startsAt: new Date(startsAt), minutes: 60 } : null,
  need,
})
const waiting = { group: 'waiting', kind: 'changes to read', sections: 1, since: null } as const
const content = { group: 'moving', kind: 'nothing' } as const

describe('the coach’s headline', () => {
  it.each([
    [[], 'Who are you starting with?'],
    [[client(waiting)], 'One client is waiting on you.'],
    [[client(waiting), client(waiting), client(content)], 'Two clients are waiting on you.'],
    [Array.from({ length: 11 }, () => client(waiting)), '11 clients are waiting on you.'],
    [[client(content)], 'Nobody is waiting on you.'],
    [
      [client(content, '2026-06-16T12:30:00Z')],
      'Nobody is waiting on you. Your next session is Tuesday at 8:30 am.',
    ],
    [
      [client(content, '2026-06-11T20:00:00Z')],
      'Nobody is waiting on you. Your next session is today at 4:00 pm.',
    ],
  ])('carries the news (%#)', (clients, sentence) => {
    expect(coachHeadline(clients, reader)).toBe(sentence)
  })
})

describe('what a client needs', () => {
  it('is one line in plain words', () => {
    expect(needWords({ ...waiting, since: new Date('2026-06-10T02:00:00Z') }, reader)).toEqual({
      line: '1 section changed, not read yet',
      detail: 'Last change 2 days ago',
    })
    expect(
      needWords(
        { group: 'drifting', kind: 'quiet', weeks: 5, since: new Date('2026-05-05T12:00:00Z') },
        reader,
      ),
    ).toEqual({ line: 'No movement for 5 weeks', detail: 'Last change May 5' })
  })
})
