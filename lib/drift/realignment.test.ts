import { describe, expect, it } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { realignmentOrNull } from './queries'

const { visionId } = castEngagements.daniel
const read = (who: CastName, from?: string, id: string = visionId) => {
  const { practiceId, id: memberId, role } = cast[who]
  return realignmentOrNull({ practiceId, memberId, role }, id, from)
}

describe('a realignment', () => {
  it('leads from what happened to what moved, from the last agreed version to today', async () => {
    const screen = await read('daniel')
    expect(screen?.from?.number).toBe(screen?.numbers[0])
    expect(screen?.to).toBeNull()
    expect(screen?.happened.map(({ what }) => what)).toContain('check-in')
    expect(screen?.content.sections.length).toBeGreaterThan(0)
  })

  it('leads from one version to the next, with nothing that happened after', async () => {
    const [latest, before] = (await read('maya'))?.numbers ?? []
    const screen = await read('maya', String(before))
    expect([screen?.from?.number, screen?.to?.number]).toEqual([before, latest])
    const end = screen?.to?.agreedAt ?? new Date(0)
    expect(screen?.happened.length).toBeGreaterThan(0)
    expect(screen?.happened.filter(({ at }) => at > end)).toEqual([])
  })

  it('is nobody else’s, and not at an address that is none', async () => {
    for (const who of ['ingrid', 'jonas', 'priya', 'amara'] as const) expect(await read(who)).toBeNull()
    expect(await read('daniel', undefined, 'no-id')).toBeNull()
  })
})
