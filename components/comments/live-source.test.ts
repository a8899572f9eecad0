import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addElement } from '@/lib/visions/document/elements'
import { liveSource } from './live-source'

test('the rows of a section are offered kind by kind, as they stand on the page', () => {
  const doc = new Y.Doc()
  const value = (name: string) =>
    addElement(doc, { kind: 'value', section: 'nonneg', fields: { name } }, null)
  const nonnegotiable = (statement: string) =>
    addElement(doc, { kind: 'nonnegotiable', section: 'nonneg', fields: { statement } }, null)
  value('Candor')
  nonnegotiable('Home for supper')
  value('Craft')
  nonnegotiable('School events')
  const source = liveSource(doc, 'nonneg', ['nonnegotiable', 'value'])
  expect(source.elements().map((id) => source.nameOf(id))).toEqual([
    'Home for supper',
    'School events',
    'Candor',
    'Craft',
  ])
})
