import { describe, expect, it } from 'vitest'
import { nearest, roomOf } from './drag-in-list'

const places = [
  { top: 0, middle: 20, bottom: 40 },
  { top: 50, middle: 100, bottom: 150 },
  { top: 160, middle: 180, bottom: 200 },
]

describe('an item that is dragged', () => {
  it('lies over the item whose middle is nearest to its own', () => {
    expect([-100, 30, 61, 130, 141, 999].map((middle) => nearest(places, middle))).toEqual([0, 0, 1, 1, 2, 2])
  })

  it('leaves as much room as it took, with the gap to a neighbor', () => {
    expect([0, 1, 2].map((at) => roomOf(places, at))).toEqual([50, 110, 50])
    expect(roomOf([{ top: 0, bottom: 40 }], 0)).toBe(40)
  })
})
