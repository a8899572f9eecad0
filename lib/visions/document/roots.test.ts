import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { type DocumentKind, mayHoldRoot, unknownRoots } from '@/lib/visions/document/roots'
import { sectionKeys } from '@/lib/visions/document/template'
import { firstUpdate } from '@/lib/visions/document/write'

test.each<DocumentKind>(['vision', 'private_draft'])(
  'a %s may hold every section, elements and ready marks',
  (kind) => {
    const texts = Object.fromEntries(sectionKeys(careerAndLife).map((key) => [key, `Words in ${key}`]))
    const update = firstUpdate({
      texts,
      elements: [{ kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'Home' } }],
      ready: ['why'],
    })
    expect(unknownRoots(opened(update), shapeOf(kind))).toEqual([])
  },
)

test.each<DocumentKind>(['shared_notes', 'coach_notes', 'client_notes'])(
  '%s may hold notes and nothing else',
  (kind) => {
    expect(unknownRoots(opened(firstUpdate({ notes: 'Words' })), shapeOf(kind))).toEqual([])
    expect(unknownRoots(opened(firstUpdate({ texts: { why: 'Words' } })), shapeOf(kind))).toEqual([
      'text:why',
    ])
  },
)

test.each([
  'notes',
  'text:',
  'text:nothing',
  'why',
  'Elements',
  '__proto__',
  'constructor',
  'text:__proto__',
  '',
])('a vision may not hold a root named "%s"', (root) => {
  const doc = new Y.Doc()
  doc.getMap(root).set('smuggled', 'words')
  expect(unknownRoots(opened(Y.encodeStateAsUpdate(doc)), shapeOf('vision'))).toEqual([root])
  expect(mayHoldRoot(shapeOf('vision'), root)).toBe(false)
})

test('a root that holds something of another shape counts as unknown', () => {
  const doc = new Y.Doc()
  doc.getMap('text:why').set('smuggled', 'words')
  doc.getArray('elements').push(['words'])
  expect(unknownRoots(opened(Y.encodeStateAsUpdate(doc)), shapeOf('vision')).sort()).toEqual([
    'elements',
    'text:why',
  ])
})

const shapeOf = (kind: DocumentKind) => ({ kind, sections: sectionKeys(careerAndLife) })

function opened(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
