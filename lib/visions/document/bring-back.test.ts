import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anyEdit, perform, wholePlan } from './arbitrary-plans'
import { bringBack, undoOf } from './bring-back'
import { canonicalJson } from './canonical'
import { content, type SectionContent } from './content'
import { addElement, moveElement, removeElement, setField } from './elements'
import { goneSince } from './gone-since'
import { plainText } from './render'
import { appendText, removeBlocks } from './write'

const sectionIn = (doc: Y.Doc, key: string): SectionContent =>
  content(doc, wholePlan).sections.find((section) => section.key === key) ?? { key, text: [], elements: [] }
const wordsIn = (doc: Y.Doc, key = 'why') => plainText(sectionIn(doc, key).text).split('\n')

const three = () => {
  const doc = new Y.Doc()
  appendText(doc, 'why', ['One.', 'Two.', 'Three.'], null)
  return doc
}
const take = (doc: Y.Doc, at: number) => removeBlocks(doc, 'why', at, 1, 'somebody')

describe('a passage that is brought back', () => {
  it.each([
    [[1], 1, ['One.', 'Two.', 'Three.']],
    [[0], 0, ['One.', 'Two.', 'Three.']],
    [[2], 2, ['One.', 'Two.', 'Three.']],
    [[1, 1], 2, ['One.', 'Three.']],
    [[0, 0], 0, ['One.', 'Three.']],
    [[0, 0, 0], 1, ['Two.']],
  ])('stands where its neighbors still are: without %j, passage %j', (gone, block, expected) => {
    const doc = three()
    const written = sectionIn(doc, 'why')
    for (const at of gone) take(doc, at)
    bringBack(doc, { what: 'passage', written, block })
    expect(wordsIn(doc)).toEqual(expected)
  })

  it('leaves what was written since, and an undo takes back it alone', () => {
    const doc = three()
    const written = sectionIn(doc, 'why')
    take(doc, 1)
    const undo = undoOf(doc, 'why')
    bringBack(doc, { what: 'passage', written, block: 1 })
    appendText(doc, 'why', ['Four.'], 'somebody')
    expect(wordsIn(doc)).toEqual(['One.', 'Two.', 'Three.', 'Four.'])
    undo.undo()
    expect(wordsIn(doc)).toEqual(['One.', 'Three.', 'Four.'])
  })
})

describe('an element that is brought back', () => {
  const cards = () => {
    const doc = new Y.Doc()
    const ids = ['Home', 'Saturdays', 'School'].map((statement) =>
      addElement(doc, { kind: 'nonnegotiable', section: 'nonneg', fields: { statement } }, null),
    )
    return { doc, ids }
  }
  const statements = (doc: Y.Doc) => sectionIn(doc, 'nonneg').elements.map(({ fields }) => fields.statement)

  it('has its id again, and its place', () => {
    const { doc, ids } = cards()
    const written = sectionIn(doc, 'nonneg')
    removeElement(doc, ids[1] ?? '', null)
    bringBack(doc, { what: 'element', written, id: ids[1] ?? '' })
    expect(sectionIn(doc, 'nonneg').elements).toEqual(written.elements)
  })

  it('has its fields as they were, where it is still there, and stays where it has been moved to', () => {
    const { doc, ids } = cards()
    const written = sectionIn(doc, 'nonneg')
    setField(doc, ids[0] ?? '', 'statement', 'Anything', null)
    moveElement(doc, ids[0] ?? '', { index: 2 }, null)
    bringBack(doc, { what: 'element', written, id: ids[0] ?? '' })
    expect(statements(doc)).toEqual(['Saturdays', 'School', 'Home'])
  })
})

describe('a section that is brought back', () => {
  it('reads as it did, whatever happened since; elements that were added stay', () => {
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 25 }),
        fc.array(anyEdit, { maxLength: 25 }),
        (before, after) => {
          const doc = new Y.Doc()
          for (const edit of before) perform(doc, edit)
          for (const key of ['why', 'nonneg', 'life']) {
            const now = new Y.Doc()
            Y.applyUpdate(now, Y.encodeStateAsUpdate(doc))
            const written = sectionIn(doc, key)
            for (const edit of after) perform(now, edit)
            bringBack(now, { what: 'section', written })
            const read = sectionIn(now, key)
            expect(canonicalJson(read.text)).toBe(canonicalJson(written.text))
            const back = read.elements.filter(({ id }) => written.elements.some((each) => each.id === id))
            expect(back.map(canonicalJson).sort()).toEqual(written.elements.map(canonicalJson).sort())
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('does not touch the passages that stand as they stood', () => {
    const doc = three()
    const written = sectionIn(doc, 'why')
    take(doc, 1)
    appendText(doc, 'why', ['Four.'], null)
    const [first, third] = doc.getXmlFragment('text:why').toArray()
    bringBack(doc, { what: 'section', written })
    expect(wordsIn(doc)).toEqual(['One.', 'Two.', 'Three.'])
    const nodes = doc.getXmlFragment('text:why').toArray()
    expect([nodes[0], nodes[2]]).toEqual([first, third])
    expect(nodes[0] === first && nodes[2] === third).toBe(true)
  })

  it('can be undone', () => {
    const doc = three()
    const written = sectionIn(doc, 'why')
    take(doc, 0)
    addElement(doc, { kind: 'direction', section: 'why', fields: { line: 'Lead' } }, null)
    const before = canonicalJson(content(doc, wholePlan))
    const undo = undoOf(doc, 'why')
    bringBack(doc, { what: 'section', written })
    expect(wordsIn(doc)).toEqual(['One.', 'Two.', 'Three.'])
    undo.undo()
    expect(canonicalJson(content(doc, wholePlan))).toBe(before)
  })
})

describe('what is gone since', () => {
  it('is what does not stand there word for word, each passage counted once', () => {
    const doc = three()
    appendText(doc, 'why', ['One.', ''], null)
    const then = sectionIn(doc, 'why')
    take(doc, 0)
    expect(goneSince(then, sectionIn(doc, 'why'))).toEqual({ blocks: [3], elements: [], differs: true })
    expect(goneSince(then, then)).toEqual({ blocks: [], elements: [], differs: false })
    expect(goneSince(then, undefined).blocks).toEqual([0, 1, 2, 3])
  })

  it('is also said when only something was added', () => {
    const doc = three()
    const then = sectionIn(doc, 'why')
    appendText(doc, 'why', ['Four.'], null)
    expect(goneSince(then, sectionIn(doc, 'why'))).toEqual({ blocks: [], elements: [], differs: true })
  })
})
