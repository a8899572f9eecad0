import { describe, expect, it } from 'vitest'
import { type CastName, cast } from '@/db/cast'
import {
  mayAnswerReview,
  mayAskForReview,
  mayPropose,
  maySendBack,
  maySign,
  mayTakeReviewBack,
  mayWithdraw,
} from './policy'

const as = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const engagement = { coachId: cast.maya.id, clientId: cast.daniel.id }
const statuses = ['invited', 'active', 'paused', 'ended'] as const
const everybody = ['ingrid', 'maya', 'daniel', 'jonas', 'priya'] as const

type At = { coachId: string; clientId: string; status: (typeof statuses)[number] }

/** Who may, and in which states of the work. */
const allowed = (may: (actor: ReturnType<typeof as>, at: At) => boolean) =>
  everybody.flatMap((name) =>
    statuses
      .filter((status) => may(as(name), { ...engagement, status }))
      .map((status) => `${name} ${status}`),
  )

const signedBy = (name: 'maya' | 'daniel') => ({
  memberId: cast[name].id,
  seat: name === 'maya' ? 'coach' : 'client',
})
const proposed = { proposedBy: { memberId: cast.daniel.id }, signatures: [], ending: null }
const signedByMaya = { ...proposed, signatures: [signedBy('maya')] }
const agreed = { ...proposed, signatures: [signedBy('maya'), signedBy('daniel')] }
const ended = { ...proposed, ending: {} }

type Frozen = Parameters<typeof maySign>[2]

const whoMay = (may: typeof maySign, version: Frozen) => allowed((actor, at) => may(actor, at, version))

describe('a review', () => {
  it('is asked for and taken back by the client and answered by the coach, while the work is under way', () => {
    expect(allowed(mayAskForReview)).toEqual(['daniel active', 'daniel paused'])
    expect(allowed(mayTakeReviewBack)).toEqual(['daniel active', 'daniel paused'])
    expect(allowed(mayAnswerReview)).toEqual(['maya active', 'maya paused'])
  })
})

describe('a version', () => {
  it('is proposed by either of the two, while the work is under way', () => {
    expect(allowed(mayPropose)).toEqual(['maya active', 'maya paused', 'daniel active', 'daniel paused'])
  })

  it('is signed once from each seat, until it is agreed or has ended', () => {
    expect(whoMay(maySign, proposed)).toEqual([
      'maya active',
      'maya paused',
      'daniel active',
      'daniel paused',
    ])
    expect(whoMay(maySign, signedByMaya)).toEqual(['daniel active', 'daniel paused'])
    expect(whoMay(maySign, agreed)).toEqual([])
    expect(whoMay(maySign, ended)).toEqual([])
  })

  it('is not signed from a seat that somebody before signed from', () => {
    const before = { ...proposed, signatures: [{ memberId: cast.jonas.id, seat: 'coach' }] }
    expect(whoMay(maySign, before)).toEqual(['daniel active', 'daniel paused'])
  })

  it('is not signed a third time, whatever the seats say', () => {
    const odd = { ...proposed, signatures: [signedBy('maya'), { memberId: cast.jonas.id, seat: 'coach' }] }
    expect(whoMay(maySign, odd)).toEqual([])
  })

  it('is withdrawn by whoever proposed it, while nobody has signed', () => {
    expect(whoMay(mayWithdraw, proposed)).toEqual(['daniel active', 'daniel paused'])
    expect(whoMay(mayWithdraw, signedByMaya)).toEqual([])
    expect(whoMay(mayWithdraw, { ...proposed, signatures: [signedBy('daniel')] })).toEqual([])
    expect(whoMay(mayWithdraw, ended)).toEqual([])
  })

  it('is sent back by whoever could sign it and cannot simply withdraw it', () => {
    expect(whoMay(maySendBack, proposed)).toEqual(['maya active', 'maya paused'])
    expect(whoMay(maySendBack, signedByMaya)).toEqual(['daniel active', 'daniel paused'])
    expect(whoMay(maySendBack, agreed)).toEqual([])
    expect(whoMay(maySendBack, ended)).toEqual([])
  })
})
