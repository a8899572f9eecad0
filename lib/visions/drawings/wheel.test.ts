import { describe, expect, it } from 'vitest'
import { drawWheel } from '@/lib/visions/drawings/wheel'

const domain = (name: string, now: number | null, wanted: number | null) => ({ id: name, name, now, wanted })

describe('the wheel of life', () => {
  it('fills each sector as far as it is now, and marks how far it is wanted', () => {
    const { sectors, radius } = drawWheel([
      domain('a', 10, 10),
      domain('b', 5, 8),
      domain('c', 0, 1),
      domain('d', 2, 2),
    ])
    expect(sectors[0]?.now).toBe(`M 0 0 L 0 -150 A 150 150 0 0 1 106.1 -106.1 A 150 150 0 0 1 150 0 Z`)
    expect(sectors[1]?.now).toContain(`A ${radius / 2} ${radius / 2}`)
    expect(sectors[1]?.wanted).toContain('A 120 120')
  })

  it('draws nothing where nobody has said anything', () => {
    const [sector] = drawWheel([domain('a', null, null), domain('b', 0, 0)]).sectors
    expect(sector).toMatchObject({ now: '', wanted: '' })
  })

  it('draws a single domain as a whole round', () => {
    const { sectors, spokes } = drawWheel([domain('a', 5, 10)])
    expect(spokes).toEqual([])
    expect(sectors[0]?.now).toBe('M 0 -75 A 75 75 0 0 1 0 75 A 75 75 0 0 1 0 -75')
  })

  it('sets each name on its own side of the rim', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => domain(`d${index}`, 5, 5))
    const { sectors } = drawWheel(twelve)
    for (const { label } of sectors) {
      expect(Math.hypot(label.x, label.y)).toBeGreaterThan(150)
      if (Math.abs(label.x) >= 24) expect(label.anchor).toBe(label.x > 0 ? 'start' : 'end')
    }
    expect(new Set(sectors.map(({ label }) => `${label.x},${label.y}`)).size).toBe(12)
  })
})
