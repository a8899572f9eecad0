import { getSchema } from '@tiptap/core'
import Bold from '@tiptap/extension-bold'
import Document from '@tiptap/extension-document'
import HardBreak from '@tiptap/extension-hard-break'
import Italic from '@tiptap/extension-italic'
import Link from '@tiptap/extension-link'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readFragment, readText } from '@/lib/visions/document/read-text'
import { allowedMarks, allowedNodes, type Block } from '@/lib/visions/document/rich-text'
import { appendText, firstUpdate } from '@/lib/visions/document/write'

/** The editor's schema, as the editor should be set up: a link is its address and nothing else. */
const schema = getSchema([
  Document,
  Paragraph,
  Text,
  Bold,
  Italic,
  Link.configure({ HTMLAttributes: { target: null, rel: null } }),
  BulletList,
  OrderedList,
  ListItem,
  HardBreak,
])

const everything: Block[] = [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'For eleven years ' },
      { type: 'text', text: 'I have', bold: true },
      { type: 'text', text: ' made', italic: true, bold: true },
      { type: 'hardBreak' },
      { type: 'text', text: 'launches', link: 'https://example.com/a?b=c' },
      { type: 'text', text: ' arrive.' },
    ],
  },
  { type: 'paragraph', content: [] },
  {
    type: 'orderedList',
    start: 3,
    items: [
      [
        { type: 'paragraph', content: [{ type: 'text', text: 'First' }] },
        {
          type: 'bulletList',
          items: [[{ type: 'paragraph', content: [{ type: 'text', text: 'Inner' }] }]],
        },
      ],
      [{ type: 'paragraph', content: [{ type: 'text', text: 'Second' }] }],
    ],
  },
]

test('the editor schema has the allowed nodes and marks and no other', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual([...allowedNodes].sort())
  expect(Object.keys(schema.marks).sort()).toEqual([...allowedMarks].sort())
})

test('a written text reads back as it was', () => {
  const doc = opened(firstUpdate({ texts: { why: everything } }))
  expect(readText(doc, 'why')).toEqual(everything)
})

test('a written text is laid out as the editor lays it out', () => {
  const doc = opened(firstUpdate({ texts: { why: everything } }))
  const seen = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment('text:why'))
  const byEditor = prosemirrorJSONToYXmlFragment(schema, seen, new Y.Doc().getXmlFragment('text:why'))
  expect(layout(doc.getXmlFragment('text:why'))).toEqual(layout(byEditor))
})

test('what the editor lays out reads as the same blocks', () => {
  const doc = opened(firstUpdate({ texts: { why: everything } }))
  const seen = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment('text:why'))
  const editorDoc = new Y.Doc()
  prosemirrorJSONToYXmlFragment(schema, seen, editorDoc.getXmlFragment('text:why'))
  expect(readText(editorDoc, 'why')).toEqual(everything)
})

test('one update carries texts, elements, ready marks and notes', () => {
  const doc = opened(
    firstUpdate({
      texts: { why: ['One.', 'Two.'] },
      elements: [{ kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'Home for supper' } }],
      ready: ['why'],
      notes: 'Talked about the launch.',
    }),
  )
  expect(readText(doc, 'why')).toHaveLength(2)
  expect(readFragment(doc, 'notes')).toHaveLength(1)
  expect([...doc.share.keys()].sort()).toEqual(['elements', 'notes', 'sections', 'text:why'])
})

test('appending keeps what stood there', () => {
  const doc = opened(firstUpdate({ texts: { why: 'One.' } }))
  appendText(doc, 'why', 'Two.', 'test')
  expect(readText(doc, 'why').map((block) => block.type)).toEqual(['paragraph', 'paragraph'])
})

function opened(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** Node names, attributes and formats, without the ids that differ between any two documents. */
function layout(node: unknown): unknown {
  if (node instanceof Y.XmlText) {
    return node.toDelta().map(({ insert, attributes }: { insert: string; attributes?: object }) => ({
      insert,
      attributes: attributes ? withoutNulls(attributes) : {},
    }))
  }
  if (node instanceof Y.XmlElement) return [node.nodeName, node.getAttributes(), node.toArray().map(layout)]
  return node instanceof Y.XmlFragment ? node.toArray().map(layout) : null
}

function withoutNulls(value: object): object {
  return JSON.parse(JSON.stringify(value, (_, held) => held ?? undefined))
}
