import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addElement, setField } from '@/lib/visions/document/elements'
import { markReady, sectionState } from '@/lib/visions/document/states'
import { appendText } from '@/lib/visions/document/write'

test('a section is to begin until something is written in it', () => {
  const doc = new Y.Doc()
  expect(sectionState(doc, 'why')).toBe('to begin')
  appendText(doc, 'why', ['', ' '], null)
  expect(sectionState(doc, 'why')).toBe('to begin')
  appendText(doc, 'why', 'One true sentence.', null)
  expect(sectionState(doc, 'why')).toBe('started')
})

test('a row starts its section when something is written in it', () => {
  const doc = new Y.Doc()
  const id = addElement(doc, { kind: 'nonnegotiable', section: 'nonneg' }, null)
  expect(sectionState(doc, 'nonneg')).toBe('to begin')
  setField(doc, id, 'statement', 'Home for supper', null)
  expect(sectionState(doc, 'nonneg')).toBe('started')
})

test('ready is said by the client, also of a section left open on purpose, and can be taken back', () => {
  const doc = new Y.Doc()
  markReady(doc, 'fit', true, null)
  expect(sectionState(doc, 'fit')).toBe('ready')
  markReady(doc, 'fit', false, null)
  expect(sectionState(doc, 'fit')).toBe('to begin')
})

test('saying it twice is said once', () => {
  const doc = new Y.Doc()
  const origins: unknown[] = []
  doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
  markReady(doc, 'why', true, 'said')
  markReady(doc, 'why', true, 'said again')
  expect(origins).toEqual(['said'])
})

test('a mark of another shape is none', () => {
  const doc = new Y.Doc()
  doc.getMap('sections').set('why', 'ready')
  expect(sectionState(doc, 'why')).toBe('to begin')
})
