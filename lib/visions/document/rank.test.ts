import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenRanks, isRank, rankBetween } from '@/lib/visions/document/rank'

test('a rank between two neighbors lies between them, as far as there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 150 }), (places) => {
      const ranks: string[] = []
      for (const place of places) {
        const index = place % (ranks.length + 1)
        const rank = rankBetween(ranks[index - 1] ?? null, ranks[index] ?? null)
        if (rank === null) continue
        expect(isRank(rank)).toBe(true)
        ranks.splice(index, 0, rank)
      }
      expect(ranks).toEqual([...new Set(ranks)].sort(byCodeUnit))
    }),
  )
})

test('there is room for a hundred things always put at the same place', () => {
  for (const ends of [(last: string) => [last, null], (last: string) => [null, last]] as const) {
    let last = rankBetween(null, null)
    for (let time = 0; time < 100; time++) {
      const [low, high]: readonly (string | null)[] = ends(last ?? '')
      last = rankBetween(low ?? null, high ?? null)
      expect(last).not.toBeNull()
    }
  }
})

test('there is no room between equals, the wrong way round, or beside what is no rank', () => {
  for (const [low, high] of [
    ['V', 'V'],
    ['W', 'V'],
    ['V0', null],
    ['', null],
    [null, '~'],
    ['é', null],
    ['x'.repeat(500), null],
  ] as const) {
    expect(rankBetween(low, high)).toBeNull()
  }
})

test('even ranks rise and leave room before, between and after', () => {
  for (const count of [1, 2, 61, 62, 500]) {
    const ranks = evenRanks(count)
    expect(ranks).toHaveLength(count)
    const edges = [null, ...ranks, null]
    for (let at = 1; at < edges.length; at++) {
      expect(rankBetween(edges[at - 1] ?? null, edges[at] ?? null)).not.toBeNull()
    }
  }
})

function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : 1
}
