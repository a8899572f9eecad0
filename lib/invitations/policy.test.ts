import { describe, expect, it } from 'vitest'
import { type CastName, cast } from '@/db/cast'
import { mayInviteClients, mayInviteCoaches, maySteer } from './policy'

const as = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const everybody = ['ingrid', 'maya', 'jonas', 'daniel'] as const
const allowed = (may: (actor: ReturnType<typeof as>) => boolean) => everybody.filter((name) => may(as(name)))

describe('inviting', () => {
  it('is for those who work here: clients by coaches and owners, coaches by owners', () => {
    expect(allowed(mayInviteClients)).toEqual(['ingrid', 'maya', 'jonas'])
    expect(allowed(mayInviteCoaches)).toEqual(['ingrid'])
  })
})

describe('an invitation', () => {
  const engagement = { coachId: cast.maya.id }

  it('of a client is steered by the coach of the engagement alone', () => {
    expect(allowed((actor) => maySteer(actor, { acceptedAt: null, engagement }))).toEqual(['maya'])
  })

  it('of a coach is steered by an owner', () => {
    expect(allowed((actor) => maySteer(actor, { acceptedAt: null, engagement: null }))).toEqual(['ingrid'])
  })

  it('is nobody’s to steer once it is accepted', () => {
    const acceptedAt = new Date()
    expect(allowed((actor) => maySteer(actor, { acceptedAt, engagement }))).toEqual([])
    expect(allowed((actor) => maySteer(actor, { acceptedAt, engagement: null }))).toEqual([])
  })
})
