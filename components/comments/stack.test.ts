import { describe, expect, it } from 'vitest'
import { type Card, stackCards } from './stack'

const card = (id: string, wants: number, height = 100): Card => ({ id, wants, height })
const tops = (cards: Card[], open: string | null = null) => Object.fromEntries(stackCards(cards, open, 10))

describe('threads beside the sheet', () => {
  it('lie beside what they are about, where there is room', () => {
    expect(tops([card('b', 400), card('a', 50)])).toEqual({ a: 50, b: 400 })
  })

  it('push each other down where there is none', () => {
    expect(tops([card('a', 0), card('b', 20), card('c', 40), card('d', 900)])).toEqual({
      a: 0,
      b: 110,
      c: 220,
      d: 900,
    })
  })

  it('make room for the one that is open, which keeps its place', () => {
    const cards = [card('a', 300), card('b', 320), card('c', 330), card('d', 350)]
    expect(tops(cards, 'c')).toEqual({ a: 110, b: 220, c: 330, d: 440 })
  })

  it('never leave the sheet at its top, even for the one that is open', () => {
    const cards = [card('a', 0), card('b', 5), card('c', 10)]
    expect(tops(cards, 'c')).toEqual({ a: 0, b: 110, c: 220 })
  })

  it('never overlap', () => {
    for (let seed = 1; seed < 200; seed++) {
      const cards = Array.from({ length: 12 }, (_, index) =>
        card(String(index), (seed * 7919 * (index + 3)) % 900, 40 + ((seed * (index + 1)) % 160)),
      )
      const open = String(seed % 12)
      const placed = [...stackCards(cards, open, 10)]
        .map(([id, top]) => ({ top, height: cards.find((each) => each.id === id)?.height ?? 0 }))
        .sort((one, other) => one.top - other.top)
      placed.forEach(({ top, height }, index) => {
        expect(top).toBeGreaterThanOrEqual(0)
        const next = placed[index + 1]
        if (next) expect(next.top).toBeGreaterThanOrEqual(top + height + 10)
      })
    }
  })
})
