import { describe, expect, it } from 'vitest'
import { type CastName, cast } from '@/db/cast'
import {
  engagementSeat,
  mayAnswerHandover,
  mayBeginAnother,
  mayEnd,
  mayExportVision,
  mayPause,
  mayProposeHandover,
  mayResume,
  mayWithdrawHandover,
} from './policy'

const as = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const engagement = { coachId: cast.maya.id, clientId: cast.daniel.id, status: 'active' } as const
const statuses = ['invited', 'active', 'paused', 'ended'] as const
const everybody = ['ingrid', 'maya', 'daniel', 'jonas', 'priya'] as const

/** Who may, and in which states. */
const allowed = (
  may: (
    actor: ReturnType<typeof as>,
    at: { coachId: string; clientId: string; status: (typeof statuses)[number] },
  ) => boolean,
) =>
  everybody.flatMap((name) =>
    statuses
      .filter((status) => may(as(name), { ...engagement, status }))
      .map((status) => `${name} ${status}`),
  )

describe('an engagement', () => {
  it('has two seats, and a view from outside for the owner', () => {
    expect(everybody.map((name) => engagementSeat(as(name), engagement))).toEqual([
      'owner',
      'coach',
      'client',
      null,
      null,
    ])
  })

  it('is paused, resumed and ended by its coach, each from where it makes sense', () => {
    expect(allowed(mayPause)).toEqual(['maya active'])
    expect(allowed(mayResume)).toEqual(['maya paused'])
    expect(allowed(mayEnd)).toEqual(['maya active', 'maya paused'])
  })

  it('is followed by another one only after its end', () => {
    expect(allowed(mayBeginAnother)).toEqual(['maya ended'])
  })

  it('is handed over by its coach or the owner, and answered by the client alone', () => {
    const either = ['ingrid active', 'ingrid paused', 'maya active', 'maya paused']
    expect(allowed(mayProposeHandover)).toEqual(either)
    expect(allowed(mayWithdrawHandover)).toEqual(either)
    expect(allowed(mayAnswerHandover)).toEqual(['daniel active', 'daniel paused'])
  })

  it('lets the client take the words along at any time, and the coach while the work lasts', () => {
    expect(allowed(mayExportVision).sort()).toEqual(
      [...statuses.map((status) => `daniel ${status}`), 'maya active', 'maya paused'].sort(),
    )
  })

  it('is nothing to a coach who has become a client', () => {
    const demoted = { ...as('maya'), role: 'client' } as const
    expect(engagementSeat(demoted, engagement)).toBeNull()
    expect(mayEnd(demoted, engagement)).toBe(false)
  })

  it('is not handed over by an owner who is its client', () => {
    const owner = { ...as('daniel'), role: 'owner' } as const
    expect(mayProposeHandover(owner, engagement)).toBe(false)
  })
})
