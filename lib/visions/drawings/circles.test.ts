import { describe, expect, it } from 'vitest'
import { type Circle, circleOrder, drawCircles, type Phrase } from '@/lib/visions/drawings/circles'
import { roughly, wrap } from '@/lib/visions/drawings/set-words'

const sparks: Record<Circle, Phrase[]> = {
  lights: [
    { id: 'l1', words: 'A messy brief turning into a plan' },
    { id: 'l2', words: 'Engineers and nurses in one room' },
  ],
  well: [
    { id: 'w1', words: 'Sequencing forty moving parts' },
    { id: 'w2', words: 'Staying level when dates slip' },
  ],
  reaching: [
    { id: 'r1', words: 'Owning the outcome, not the schedule' },
    { id: 'r2', words: 'A team of my own to grow' },
  ],
}
const all = {
  id: 'm',
  words: 'Leading a launch end to end, with its users in the room',
  circles: circleOrder,
}

describe('three circles and what is written in them', () => {
  it('holds what the design shows: two phrases in each, and the name of the place where all meet', () => {
    const drawing = drawCircles(sparks, [all])
    expect(drawing.left).toEqual([])
    expect(drawing.phrases.map(({ id }) => id)).toEqual(['l1', 'l2', 'w1', 'w2', 'r1', 'r2', 'm'])
    expect(drawing.phrases.at(-1)?.inMiddle).toBe(true)
  })

  it('keeps every line within the circles it belongs to and out of the others', () => {
    const pair = { id: 'p', words: 'Calm under many dates', circles: ['lights', 'well'] as const }
    const side = { id: 's', words: 'Teaching as I go', circles: ['well', 'reaching'] as const }
    const { phrases, circles, left } = drawCircles(sparks, [all, pair, side])
    expect(left).toEqual([])
    const home: Record<string, readonly Circle[]> = { m: all.circles, p: pair.circles, s: side.circles }
    for (const { id, lines, size } of phrases) {
      const its = home[id] ?? circleOrder.filter((circle) => circle.startsWith(id.charAt(0)))
      for (const { words, x, y } of lines) {
        const half = roughly(words, size) / 2
        for (const at of [x - half, x + half]) {
          for (const circle of circleOrder) {
            const { cx, cy, r } = circles[circle]
            const isInside = Math.hypot(at - cx, y - size / 4 - cy) < r
            expect(isInside, `“${words}” and ${circle}`).toBe(its.includes(circle))
          }
        }
      }
    }
  })

  it('leaves over what has no room, whole, and says which', () => {
    const many = Array.from({ length: 6 }, (_, index) => ({
      id: `x${index}`,
      words: 'Turning a long and tangled afternoon into a plan',
    }))
    const long = { id: 'long', words: 'word '.repeat(40), circles: circleOrder }
    const second = { id: 'second', words: 'Also here', circles: circleOrder }
    const { left, phrases } = drawCircles({ ...sparks, lights: many }, [long, all, second])
    expect(left).toContain('long')
    expect(left, 'one name in one place').toContain('second')
    expect(phrases.map(({ id }) => id)).toContain('m')
    expect(left.filter((id) => id.startsWith('x')).length).toBeGreaterThan(2)
  })

  it('names a meeting of one circle nowhere in the drawing', () => {
    expect(drawCircles(sparks, [{ ...all, circles: ['well'] }]).left).toEqual(['m'])
  })
})

describe('words over lines', () => {
  it('never cuts a word', () => {
    expect(wrap('one two three', [60, 60], 16)).toEqual(['one two', 'three'])
    expect(wrap('incomprehensibilities', [60, 60], 16)).toBeNull()
    expect(wrap('one two three four five six seven', [60, 60], 16)).toBeNull()
  })
})
