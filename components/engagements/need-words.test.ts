import { describe, expect, it } from 'vitest'
import type { Needing } from '@/lib/engagements/needs'
import { nothingAgreed } from '@/lib/signoffs/agreement'
import { coachHeadline, needHref, needWords, planWords } from './need-words'

const reader = { zone: 'America/New_York', now: new Date('2026-06-11T16:00:00Z') }

const client = (need: Needing['need'], startsAt?: string): Needing => ({
  engagementId: 'e',
  visionId: 'v',
  clientId: 'client',
  name: 'Someone',
  purpose: 'Here to there',
  status: 'active',
  lastSettledAt: null,
  firstSettledAt: null,
  unreadSections: [],
  unreadComments: { n: 0, last: null },
  weeksMoved: [],
  agreement: nothingAgreed,
  sessionsHeld: 0,
  sessionsAgreed: 8,
  lastHeld: null,
  openSession: null,
  nextSession: startsAt ? { id: 's', number: 1, startsAt: new Date(startsAt), minutes: 60 } : null,
  signals: [],
  need,
})
const waiting = { group: 'waiting', kind: 'changes to read', sections: 1, comments: 0, since: null } as const
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
        { group: 'drifting', kind: 'quiet', weeks: 5, said: null, since: new Date('2026-05-05T12:00:00Z') },
        reader,
      ),
    ).toEqual({ line: 'No movement for 5 weeks', detail: 'Last change May 5' })
  })

  it('says why, where the client let a quiet plan rest', () => {
    const since = new Date('2026-05-05T12:00:00Z')
    const need = { group: 'drifting', kind: 'quiet', weeks: 5, said: 'The season is busy.', since } as const
    expect(needWords(need, reader).detail).toBe('Said: “The season is busy.”')
  })

  it('is what has drifted, as a fact', () => {
    const since = new Date('2026-06-01T12:00:00Z')
    const drifted = { group: 'drifting', kind: 'signal', since } as const
    expect(
      needWords(
        { ...drifted, signal: 'section untouched', facts: { since: '2026-03-01' }, alike: 3 },
        reader,
      ),
    ).toEqual({ line: '3 sections untouched for 90 days', detail: 'Since Mar 1' })
    expect(
      needWords({ ...drifted, signal: 'no session', facts: { since: '2026-05-19' }, alike: 1 }, reader),
    ).toEqual({ line: 'No next session booked', detail: 'Since May 19' })
  })
})

describe('a plan in the list', () => {
  const settled = new Date('2026-06-10T12:00:00Z')
  const agreed = (at: string) => ({ ...nothingAgreed, agreed: { number: 2, at: new Date(at) } })

  it('is named by its version and what came after', () => {
    const open = { number: 3, since: settled, signedBy: [] }
    expect(planWords({ agreement: nothingAgreed, lastSettledAt: null })).toBe('No plan yet')
    expect(planWords({ agreement: nothingAgreed, lastSettledAt: settled })).toBe('Draft, first version')
    expect(planWords({ agreement: agreed('2026-06-01T12:00:00Z'), lastSettledAt: settled })).toBe(
      'Draft after version 2',
    )
    expect(planWords({ agreement: agreed('2026-06-11T12:00:00Z'), lastSettledAt: settled })).toBe(
      'Version 2, signed',
    )
    expect(planWords({ agreement: { ...nothingAgreed, open }, lastSettledAt: settled })).toBe(
      'Version 3, frozen',
    )
  })

  it('is opened where the line about it says', () => {
    const since = new Date('2026-06-09T16:00:00Z')
    const sign = client({ group: 'waiting', kind: 'signature', version: 2, signedByClient: true, since })
    const review = client({ group: 'waiting', kind: 'review', version: 1, since })
    expect(needWords(sign.need, reader)).toEqual({
      line: 'Signed version 2, needs your signature',
      detail: '2 days ago',
    })
    expect(needWords(review.need, reader)).toEqual({
      line: 'Asked you to review version 1',
      detail: '2 days ago',
    })
    expect(needHref(sign, '/coach')).toBe('/coach/visions/v/versions/2')
    expect(needHref(review, '/coach')).toBe('/coach/visions/v/changes')
    expect(needHref(client({ group: 'moving', kind: 'read' }), '/coach')).toBe('/coach/visions/v')
    const recap = client({ group: 'moving', kind: 'recap not sent', sessionId: 's7' })
    expect(needWords(recap.need, reader).line).toBe('Recap not sent yet')
    expect(needHref(recap, '/coach')).toBe('/coach/sessions/s7/recap')
  })
})
