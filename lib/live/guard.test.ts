import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { sectionKeys } from '@/lib/visions/document/template'
import { TurnedAway } from './admit'
import { holds, judge, OutOfStep, readFrame, Size } from './guard'
import { limits } from './wire'

const vision = { kind: 'vision', sections: sectionKeys(careerAndLife) } as const

/** A document as two people write one: text, formatting, lists, elements, deletions. */
function written(seed: number): { updates: Uint8Array[]; doc: Y.Doc } {
  const docs = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const [at, doc] of docs.entries()) {
    doc.clientID = 100 + at
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'sync') return
      updates.push(update)
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'sync')
    })
  }
  let state = seed
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state % below
  }
  for (let step = 0; step < 40; step++) {
    const doc = docs[next(2)]
    if (doc) edit(doc, next)
  }
  return { updates, doc: docs[0] ?? new Y.Doc() }
}

function edit(doc: Y.Doc, next: (below: number) => number) {
  const fragment = doc.getXmlFragment('text:why')
  const elements = doc.getMap('elements')
  const texts = [...fragment.createTreeWalker((node) => node instanceof Y.XmlText)]
  const text = texts[next(texts.length || 1)]
  switch (next(6)) {
    case 0: {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`words ${next(1000)} – ñ 🌊`)])
      return fragment.insert(next(fragment.length + 1), [paragraph])
    }
    case 1:
      if (text instanceof Y.XmlText) text.insert(next(text.length + 1), 'more')
      return
    case 2:
      if (text instanceof Y.XmlText && text.length > 3) text.format(next(text.length - 2), 2, { bold: {} })
      return
    case 3:
      if (text instanceof Y.XmlText && text.length > 3) text.delete(next(text.length - 2), 2)
      return
    case 4: {
      const element = new Y.Map()
      elements.set(`id${next(5)}`, element)
      element.set('kind', 'nonnegotiable')
      element.set('rank', next(100))
      return
    }
    default:
      if (fragment.length > 2) fragment.delete(next(fragment.length), 1)
  }
}

function applied(updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

describe('what an honest page sends', () => {
  it('passes, edit by edit and as a whole, and is in the document afterwards', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { updates, doc } = written(seed)
        const server = new Y.Doc()
        for (const update of updates) {
          const judged = judge(update, server, vision)
          expect(judged.nothingNew).toBe(false)
          Y.applyUpdate(server, update)
          expect(holds(server, judged)).toBe(true)
          expect(judge(update, server, vision).nothingNew).toBe(true)
        }
        const whole = judge(Y.encodeStateAsUpdate(doc), new Y.Doc(), vision)
        expect(whole.ends).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
      }),
      { seed: 1, numRuns: 20 },
    )
  })

  it('passes as the difference to what the server has, and says when there is none', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 40 }), (seed, known) => {
        const { updates, doc } = written(seed)
        const server = applied(updates.slice(0, known))
        const difference = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
        const judged = judge(difference, server, vision)
        expect(judged.nothingNew).toBe(known >= updates.length)
        Y.applyUpdate(server, difference)
        expect(holds(server, judged)).toBe(true)
        expect(Y.encodeStateAsUpdate(server)).toEqual(Y.encodeStateAsUpdate(applied(updates)))
      }),
      { seed: 2, numRuns: 30 },
    )
  })
})

describe('what does not fit', () => {
  it('an edit ahead of those it rests on is out of step', () => {
    const { updates } = written(7)
    const late = updates.at(-1) ?? new Uint8Array()
    expect(() => judge(late, new Y.Doc(), vision)).toThrow(OutOfStep)
  })

  it('a deletion of what nobody has is out of step', () => {
    expect(() => judge(Uint8Array.from([0, 1, 5, 1, 0, 9]), new Y.Doc(), vision)).toThrow(OutOfStep)
  })

  it.each([
    ['another root', 'text:nowhere'],
    ['a root of another kind of document', 'notes'],
    ['a name of JavaScript', '__proto__'],
  ])('%s is refused', (_, root) => {
    const doc = new Y.Doc()
    doc.getXmlFragment(root).insert(0, [new Y.XmlText('x')])
    expect(() => judge(Y.encodeStateAsUpdate(doc), new Y.Doc(), vision)).toThrow(TurnedAway)
  })

  it.each([
    ['a sub-document', () => new Y.Doc()],
    ['bytes', () => new Uint8Array(3)],
    ['deep nesting', () => [[[[[[[1]]]]]]]],
  ])('%s in an element is refused', (_, value) => {
    const doc = new Y.Doc()
    doc.getMap<unknown>('elements').set('id', value())
    expect(() => judge(Y.encodeStateAsUpdate(doc), new Y.Doc(), vision)).toThrow(TurnedAway)
  })

  it('lists in lists without end are refused, in one update and one by one', () => {
    const doc = new Y.Doc()
    const server = new Y.Doc()
    const refused: number[] = []
    doc.on('update', (update: Uint8Array) => {
      try {
        judge(update, server, vision)
        Y.applyUpdate(server, update)
      } catch {
        refused.push(1)
      }
    })
    let inside: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment('text:why')
    for (let depth = 0; depth < 200; depth++) {
      const next: Y.XmlElement = new Y.XmlElement('bulletList')
      inside.insert(0, [next])
      inside = next
    }
    expect(refused.length).toBe(200 - 64)
    expect(() => judge(Y.encodeStateAsUpdate(doc), new Y.Doc(), vision)).toThrow(TurnedAway)
  })

  it('more than 256 KB is too large', () => {
    const doc = new Y.Doc()
    doc.getXmlFragment('text:why').insert(0, [new Y.XmlText('x'.repeat(limits.update))])
    try {
      judge(Y.encodeStateAsUpdate(doc), new Y.Doc(), vision)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ reason: 'too-large' })
    }
  })

  it('a few bytes that claim millions of things cost nothing', () => {
    const millions = [255, 255, 255, 127]
    const bombs = [
      [1, ...millions, 1, 0],
      [...millions],
      [1, 1, 1, 0, 8, ...millions],
      [0, 1, 1, ...millions],
      [1, 1, 1, 0, 4, 1, 8, 116, 101, 120, 116, 58, 119, 104, 121, ...millions],
    ]
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
    for (const bomb of bombs) {
      expect(() => judge(Uint8Array.from(bomb), new Y.Doc(), vision)).toThrow()
    }
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before).toBeLessThan(2 ** 24)
  })
})

it('whatever passes, Yjs applies to the last item', () => {
  // Twenty documents, each known to the server up to some edit, and the honest difference that is then spoiled.
  const scenes = Array.from({ length: 20 }, (_, seed) => {
    const { updates, doc } = written(seed)
    const server = applied(updates.slice(0, seed * 2))
    const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
    return { known: Y.encodeStateAsUpdate(server), missing }
  })
  let passed = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...scenes),
      fc.array(fc.tuple(fc.nat({ max: 4000 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 }),
      ({ known, missing }, changes) => {
        const server = applied([known])
        const bytes = missing.slice()
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        let judged: ReturnType<typeof judge>
        try {
          judged = judge(bytes, server, vision)
        } catch (error) {
          expect(error instanceof TurnedAway || error instanceof OutOfStep).toBe(true)
          return
        }
        passed++
        Y.applyUpdate(server, bytes)
        expect(holds(server, judged)).toBe(true)
      },
    ),
    { seed: 3, numRuns: 2_000 },
  )
  // Otherwise this would prove nothing.
  expect(passed).toBeGreaterThan(200)
}, 60_000)

describe('the size of a document that was just read', () => {
  const { doc } = written(7)
  const measured = Y.encodeStateAsUpdate(doc).byteLength
  const brings = { nothingNew: false, brings: true, ends: new Map() }

  it('is what it was read from, and is measured where that may be far from it', () => {
    expect(new Size(doc, measured + 40).bytes).toBe(measured + 40)
    expect(new Size(doc, null).bytes).toBe(measured)
    expect(new Size(doc, limits.documentIsLarge).bytes).toBe(measured)
  })

  it('is measured before anybody is told that it is large, or that there is no room', () => {
    const size = new Size(doc, limits.documentIsLarge - 1)
    expect(size.grows(10)).toBe(false)
    expect(size.bytes).toBe(measured + 10)
    const another = new Size(doc, limits.documentIsLarge - 1)
    expect(() => another.makeRoom(limits.document - measured, brings)).not.toThrow()
    expect(() => another.makeRoom(limits.document - measured + 1, brings)).toThrow(TurnedAway)
  })
})

describe('a frame', () => {
  it('that no page of ours sends is nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const frame = readFrame(bytes)
        if (frame) expect(['sync', 'awareness', 'auth', 'stateless', 'close']).toContain(frame.type)
      }),
      { seed: 4, numRuns: 2_000 },
    )
    for (const type of [3, 4, 6, 8, 9, 10, 77]) expect(readFrame(Uint8Array.from([1, 65, type]))).toBeNull()
  })
})
