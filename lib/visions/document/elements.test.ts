import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addElement,
  listElements,
  moveElement,
  type Placement,
  removeElement,
  setField,
} from '@/lib/visions/document/elements'

describe('the order of a list', () => {
  test('is the order in which things were added', () => {
    const { doc } = listed('a', 'b', 'c')
    expect(statements(doc)).toEqual(['a', 'b', 'c'])
  })

  test.each<[string, string, (id: (statement: string) => string) => Placement, string]>([
    ['before another', 'd', (id) => ({ before: id('b') }), 'adbc'],
    ['after another', 'a', (id) => ({ after: id('c') }), 'bcad'],
    ['to the front', 'c', () => ({ index: 0 }), 'cabd'],
    ['to the end', 'a', () => ({ index: 3 }), 'bcda'],
    ['one down', 'b', () => ({ index: 2 }), 'acbd'],
    ['past the end', 'b', () => ({ index: 99 }), 'acdb'],
    ['before the beginning', 'b', () => ({ index: -1 }), 'bacd'],
    ['to where it is', 'b', () => ({ index: 1 }), 'abcd'],
  ])('after moving %s', (_, moved, place, order) => {
    const { doc, id } = listed('a', 'b', 'c', 'd')
    expect(moveElement(doc, id(moved), place(id), null)).toBe(true)
    expect(statements(doc).join('')).toBe(order)
  })

  test('follows any sequence of moves exactly as an array would', () => {
    const moves = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 200 })
    fc.assert(
      fc.property(moves, (sequence) => {
        const { doc, id } = listed('a', 'b', 'c', 'd', 'e', 'f')
        const model = ['a', 'b', 'c', 'd', 'e', 'f']
        for (const [from, to] of sequence) {
          const moved = model.splice(from, 1)
          model.splice(to, 0, ...moved)
          moveElement(doc, id(moved[0] ?? ''), { index: to }, null)
        }
        expect(statements(doc)).toEqual(model)
      }),
    )
  })

  test('is the same for two people who moved and added at once, and nothing is lost', () => {
    const move = fc.tuple(fc.nat(4), fc.nat(5))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 15 }), fc.array(move, { maxLength: 15 }), (mine, hers) => {
        const { doc } = listed('a', 'b', 'c', 'd', 'e')
        const other = copied(doc)
        for (const [doing, sequence] of [
          [doc, mine],
          [other, hers],
        ] as const) {
          for (const [from, to] of sequence) {
            moveElement(doing, listElements(doing, 'nonneg')[from]?.id ?? '', { index: to }, null)
          }
          addElement(doing, { kind: 'nonnegotiable', section: 'nonneg' }, null, { index: 2 })
        }
        exchange(doc, other)
        expect(listElements(doc, 'nonneg')).toEqual(listElements(other, 'nonneg'))
        expect(listElements(doc, 'nonneg')).toHaveLength(7)
      }),
    )
  })

  test('still has room between two things that were put in one place at once', () => {
    const { doc } = listed('a')
    const other = copied(doc)
    for (const [doing, statement] of [
      [doc, 'x'],
      [other, 'y'],
    ] as const) {
      addElement(doing, { kind: 'nonnegotiable', section: 'nonneg', fields: { statement } }, null)
    }
    exchange(doc, other)
    const [, second, third] = listElements(doc, 'nonneg')
    expect(second?.rank).toBe(third?.rank)
    const between = { kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'between' } } as const
    addElement(doc, between, null, { after: second?.id ?? '' })
    expect(statements(doc)).toEqual(['a', second?.fields.statement, 'between', third?.fields.statement])
  })
})

describe('an element', () => {
  test('has every field of its kind from the start', () => {
    const { doc } = listed('Home for supper')
    expect(listElements(doc, 'nonneg')[0]).toMatchObject({
      kind: 'nonnegotiable',
      section: 'nonneg',
      fields: { statement: 'Home for supper', firmness: 'hard', test: '', bend: '', status: 'kept' },
    })
  })

  test('belongs to its section only', () => {
    const { doc } = listed('a')
    expect(listElements(doc, 'life')).toEqual([])
  })

  test('refuses a value its field does not take, and a field it does not have', () => {
    const { doc, id } = listed('a')
    const before = Y.encodeStateAsUpdate(doc)
    expect(() => setField(doc, id('a'), 'status', 'perfect', null)).toThrow()
    expect(() => setField(doc, id('a'), 'statement', 'x'.repeat(201), null)).toThrow()
    expect(() => setField(doc, id('a'), '__proto__', 'x', null)).toThrow('no field')
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('that somebody removed meanwhile is answered with false', () => {
    const { doc, id } = listed('a', 'b')
    const [gone, stays] = [id('a'), id('b')]
    expect(removeElement(doc, gone, null)).toBe(true)
    expect(removeElement(doc, gone, null)).toBe(false)
    expect(setField(doc, gone, 'statement', 'x', null)).toBe(false)
    expect(moveElement(doc, gone, { index: 0 }, null)).toBe(false)
    expect(moveElement(doc, stays, { after: gone }, null)).toBe(false)
    expect(statements(doc)).toEqual(['b'])
  })

  test('keeps both changes when two people edit different fields at once', () => {
    const { doc, id } = listed('a')
    const other = copied(doc)
    setField(doc, id('a'), 'bend', 'launch week', null)
    setField(other, id('a'), 'firmness', 'soft', null)
    exchange(doc, other)
    expect(listElements(doc, 'nonneg')[0]?.fields).toMatchObject({ bend: 'launch week', firmness: 'soft' })
  })
})

test('each operation is one transaction with the origin it was given', () => {
  const { doc, id } = listed('a', 'b')
  const origins: unknown[] = []
  doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
  addElement(doc, { kind: 'nonnegotiable', section: 'nonneg' }, 'added', { index: 1 })
  moveElement(doc, id('b'), { index: 0 }, 'moved')
  setField(doc, id('a'), 'statement', 'c', 'set')
  setField(doc, id('c'), 'statement', 'c', 'set to what it was')
  removeElement(doc, id('c'), 'removed')
  expect(origins).toEqual(['added', 'moved', 'set', 'removed'])
})

function listed(...written: string[]) {
  const doc = new Y.Doc()
  for (const statement of written) {
    addElement(doc, { kind: 'nonnegotiable', section: 'nonneg', fields: { statement } }, null)
  }
  const id = (statement: string) =>
    listElements(doc, 'nonneg').find((element) => element.fields.statement === statement)?.id ?? ''
  return { doc, id }
}

function statements(doc: Y.Doc): string[] {
  return listElements(doc, 'nonneg').map((element) => element.fields.statement)
}

function copied(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}
