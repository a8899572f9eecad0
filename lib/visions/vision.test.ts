import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { content } from '@/lib/visions/document/content'
import { addElement } from '@/lib/visions/document/elements'
import { markReady, readySections, sectionState } from '@/lib/visions/document/states'
import { sectionKeys } from '@/lib/visions/document/template'
import { appendText } from '@/lib/visions/document/write'
import { placeAtStart, sectionsIn, settledState } from '@/lib/visions/vision'

test('every section lies in exactly one of the two documents', () => {
  const shared = sectionsIn('vision', careerAndLife)
  const hidden = sectionsIn('private_draft', careerAndLife)
  expect([...shared, ...hidden].sort()).toEqual(sectionKeys(careerAndLife).sort())
  for (const key of hidden) expect(placeAtStart(careerAndLife, key)).toBe('private')
  for (const key of shared) expect(placeAtStart(careerAndLife, key)).toBe('shared')
})

test('a settled section is in the state the live one was in', () => {
  const doc = new Y.Doc()
  const sections = sectionKeys(careerAndLife)
  appendText(doc, 'why', 'One true sentence.', null)
  appendText(doc, 'place', ' ', null)
  addElement(doc, { kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'Home' } }, null)
  addElement(doc, { kind: 'nonnegotiable', section: 'life' }, null)
  markReady(doc, 'fit', true, null)
  const ready = readySections(doc, sections)
  expect(ready).toEqual(['fit'])
  for (const section of content(doc, { template: careerAndLife, sections }).sections) {
    expect(settledState(section, ready.includes(section.key))).toBe(sectionState(doc, section.key))
  }
})
