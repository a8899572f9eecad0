import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addElement,
  listElements,
  listKind,
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
        expect(listKind(doc, 'nonneg', 'nonnegotiable')).toEqual(listElements(other, 'nonneg'))
        expect(listKind(doc, 'nonneg', 'nonnegotiable')).toHaveLength(7)
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
    const [, second, third] = listKind(doc, 'nonneg', 'nonnegotiable')
    expect(second?.rank).toBe(third?.rank)
    const between = { kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'between' } } as const
    addElement(doc, between, null, { after: second?.id ?? '' })
    expect(statements(doc)).toEqual(['a', second?.fields.statement, 'between', third?.fields.statement])
  })
})

describe('links', () => {
  const link = (doc: Y.Doc, id: string, ends: string[]) => setField(doc, id, 'serves', ends, null)
  const serves = (doc: Y.Doc) => listKind(doc, 'roadmap', 'milestone')[0]?.fields.serves

  function milestone() {
    const doc = new Y.Doc()
    const skill = (name: string) =>
      addElement(doc, { kind: 'skill_gap', section: 'skills', fields: { skill: name } }, null)
    const ends = [skill('One'), skill('Other')].sort()
    const id = addElement(doc, { kind: 'milestone', section: 'roadmap' }, null)
    return { doc, id, ends }
  }

  test('two people who link at once have both linked', () => {
    const { doc, id, ends } = milestone()
    const other = copied(doc)
    link(doc, id, ends.slice(0, 1))
    link(other, id, ends.slice(1))
    exchange(doc, other)
    expect(serves(doc)).toEqual(ends)
    expect(serves(other)).toEqual(ends)
  })

  test('are taken away one by one', () => {
    const { doc, id, ends } = milestone()
    link(doc, id, ends)
    link(doc, id, ends.slice(1))
    expect(serves(doc)).toEqual(ends.slice(1))
    link(doc, id, [])
    expect(serves(doc)).toEqual([])
  })

  test('lead to ids and to nothing else', () => {
    const { doc, id } = milestone()
    expect(() => link(doc, id, ['not an id'])).toThrow()
    expect(serves(doc)).toEqual([])
  })
})

test('lists of two kinds in one section are ordered each by itself', () => {
  const doc = new Y.Doc()
  const spark = (text: string) =>
    addElement(doc, { kind: 'spark', section: 'overlap', fields: { text } }, null)
  spark('a')
  addElement(doc, { kind: 'overlap', section: 'overlap', fields: { name: 'meets' } }, null)
  const last = spark('b')
  moveElement(doc, last, { index: 0 }, null)
  expect(listKind(doc, 'overlap', 'spark').map(({ fields }) => fields.text)).toEqual(['b', 'a'])
  expect(listKind(doc, 'overlap', 'overlap').map(({ fields }) => fields.name)).toEqual(['meets'])
})

test('what the coach put there says so, and nothing else does', () => {
  const doc = new Y.Doc()
  addElement(doc, { kind: 'value', section: 'nonneg', byCoach: true }, null)
  addElement(doc, { kind: 'value', section: 'nonneg' }, null)
  expect(listKind(doc, 'nonneg', 'value').map(({ byCoach }) => byCoach)).toEqual([true, false])
})

describe('an element', () => {
  test('has every field of its kind from the start', () => {
    const { doc } = listed('Home for supper')
    expect(listKind(doc, 'nonneg', 'nonnegotiable')[0]).toMatchObject({
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
    expect(listKind(doc, 'nonneg', 'nonnegotiable')[0]?.fields).toMatchObject({
      bend: 'launch week',
      firmness: 'soft',
    })
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
    listKind(doc, 'nonneg', 'nonnegotiable').find((element) => element.fields.statement === statement)?.id ??
    ''
  return { doc, id }
}

function statements(doc: Y.Doc): string[] {
  return listKind(doc, 'nonneg', 'nonnegotiable').map((element) => element.fields.statement)
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
