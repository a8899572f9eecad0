import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { content, type PlanContent } from '@/lib/visions/document/content'
import { diff } from '@/lib/visions/document/diff'
import { addElement, removeElement, setField } from '@/lib/visions/document/elements'
import { sentenceOf } from '@/lib/visions/document/summary'
import { sectionKeys } from '@/lib/visions/document/template'
import { appendText } from '@/lib/visions/document/write'
import { kindOfChange, targetOf } from './change-words'

const read = (doc: Y.Doc): PlanContent =>
  content(doc, { template: careerAndLife, sections: sectionKeys(careerAndLife) })

/** What happened between two sittings, as a list of changes tells it. */
function told(before: (doc: Y.Doc) => void, between: (doc: Y.Doc) => void) {
  const doc = new Y.Doc()
  before(doc)
  const from = read(doc)
  between(doc)
  return diff(from, read(doc)).map((change) => ({ kind: kindOfChange(change), target: targetOf(change) }))
}

test('a change of the text is found at its block, and what has gone at its section', () => {
  const paragraphs = (doc: Y.Doc) => appendText(doc, 'why', ['First.', 'Second.'], null)
  expect(told(paragraphs, (doc) => appendText(doc, 'why', 'Third.', null))).toEqual([
    { kind: 'Added', target: { section: 'why', block: 2 } },
  ])
  expect(told(paragraphs, (doc) => doc.getXmlFragment('text:why').delete(0, 1))).toEqual([
    { kind: 'Removed', target: { section: 'why' } },
  ])
  expect(told(() => {}, paragraphs)).toEqual([{ kind: 'New section', target: { section: 'why', block: 0 } }])
})

test('a change of an element is found at the element, and one that has gone at its section', () => {
  const ids: string[] = []
  const ranked = (doc: Y.Doc) => {
    for (const statement of ['Home for supper', 'Saturday mornings']) {
      ids.push(addElement(doc, { kind: 'nonnegotiable', section: 'nonneg', fields: { statement } }, null))
    }
  }
  const changes = told(ranked, (doc) => {
    setField(doc, ids[0] ?? '', 'statement', 'Home for supper, most nights', null)
    removeElement(doc, ids[1] ?? '', null)
    ids.push(addElement(doc, { kind: 'value', section: 'nonneg', fields: { name: 'Time' } }, null))
  })
  expect(changes).toContainEqual({ kind: 'Reworded', target: { section: 'nonneg', element: ids[0] } })
  expect(changes).toContainEqual({ kind: 'Removed non-negotiable', target: { section: 'nonneg' } })
  expect(changes).toContainEqual({ kind: 'New value', target: { section: 'nonneg', element: ids[2] } })
})

test('a date that has moved is called so where one reads it and where one hears it', () => {
  const doc = new Y.Doc()
  const due = (date: string) => setField(doc, milestone, 'due', date, null)
  const milestone = addElement(
    doc,
    { kind: 'milestone', section: 'roadmap', fields: { outcome: 'In the role' } },
    null,
  )
  due('2027-01-15')
  const from = read(doc)
  due('2027-02-01')
  expect(
    diff(from, read(doc)).map((change) => [kindOfChange(change), sentenceOf(change, 'Roadmap')]),
  ).toEqual([['Moved', 'Moved a milestone']])
})
