import { describe, expect, it } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { business, clientHome, coachHome } from './queries'

const as = (someone: CastName) => {
  const { practiceId, id: memberId, role } = cast[someone]
  return { practiceId, memberId, role }
}

describe('the coach’s home', () => {
  it('lists her twelve clients, those who wait for her first', async () => {
    const { clients } = await coachHome(as('maya'))
    expect(clients).toHaveLength(12)
    expect(clients.map(({ need }) => need.group)).toEqual(
      [...clients.map(({ need }) => need.group)].sort(
        (one, other) =>
          ['waiting', 'drifting', 'moving'].indexOf(one) - ['waiting', 'drifting', 'moving'].indexOf(other),
      ),
    )
  })

  it('says what Daniel changed since she read', async () => {
    const { clients } = await coachHome(as('maya'))
    const daniel = clients.find(({ engagementId }) => engagementId === castEngagements.daniel.id)
    expect(daniel?.unreadSections.sort()).toEqual(['focus', 'skills', 'why'])
    expect(daniel?.need.group).toBe('waiting')
    expect(daniel?.nextSession?.startsAt).toBeInstanceOf(Date)
  })

  it('finds who has been quiet', async () => {
    const { clients } = await coachHome(as('maya'))
    expect(clients.filter(({ need }) => need.group === 'drifting').map(({ name }) => name)).toEqual([
      cast.aisha.name,
      cast.ben.name,
    ])
  })

  it('shows a colleague his own client only', async () => {
    expect((await coachHome(as('jonas'))).clients.map(({ name }) => name)).toEqual([cast.sofia.name])
  })
})

describe('the client’s home', () => {
  it('knows the coach, the next session and what last moved', async () => {
    const home = await clientHome(as('daniel'))
    expect(home?.coach.name).toBe(cast.maya.name)
    expect(home?.nextSession?.startsAt).toBeInstanceOf(Date)
    expect(home?.lastMoved[0]?.section).toBe('skills')
    expect(home?.readySections).toContain('value')
  })

  it('is empty for a coach, who has no coach', async () => {
    expect(await clientHome(as('maya'))).toBeNull()
  })
})

describe('the owner’s view', () => {
  it('lists every engagement of the practice without a word of a plan', async () => {
    const rows = await business(as('ingrid'))
    expect(rows).toHaveLength(13)
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      ['client', 'coach', 'engagementId', 'nextStartsAt', 'sessionsAgreed', 'sessionsHeld', 'status'].sort(),
    )
  })
})
