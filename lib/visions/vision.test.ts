import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { content } from '@/lib/visions/document/content'
import { addElement } from '@/lib/visions/document/elements'
import { markReady, readySections, sectionState } from '@/lib/visions/document/states'
import { sectionKeys } from '@/lib/visions/document/template'
import { appendText } from '@/lib/visions/document/write'
import { type Places, placeOf, sectionsIn, settledState, sharedSections } from '@/lib/visions/vision'

const moves: Places[] = [{}, { life: 'shared' }, { life: 'shared', stock: 'shared' }, { role: 'private' }]

test.each(moves)('every section lies in exactly one of the two documents: %o', (places) => {
  const vision = { template: careerAndLife, places }
  const shared = sharedSections(vision)
  const hidden = sectionsIn('private_draft', vision)
  expect([...shared, ...hidden].sort()).toEqual(sectionKeys(careerAndLife).sort())
  for (const key of hidden) expect(placeOf(vision, key)).toBe('private')
  for (const key of shared) expect(placeOf(vision, key)).toBe('shared')
})

test('a section that was moved lies where it was moved to, in the template’s order', () => {
  const start = sharedSections({ template: careerAndLife, places: {} })
  const moved = sharedSections({ template: careerAndLife, places: { life: 'shared' } })
  expect(start).not.toContain('life')
  expect(moved.slice(0, 6)).toEqual(['why', 'overlap', 'value', 'life', 'nonneg', 'place'])
})

test('whoever knows of no move of a private section takes it for private', () => {
  expect(sharedSections({ template: careerAndLife, places: {} })).not.toContain('stock')
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
