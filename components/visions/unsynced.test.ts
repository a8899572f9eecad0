import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addElement, removeElement, setField } from '@/lib/visions/document/elements'
import { appendText } from '@/lib/visions/document/write'
import { unsyncedIn } from './unsynced'

it('what was typed, taken away or put in a list marks the block it stands in, and no other', () => {
  const { doc, since } = plan()
  const updates = since(() => {
    const second = doc.getXmlFragment('text:why').get(1) as Y.XmlElement
    const text = second.get(0) as Y.XmlText
    text.insert(3, 'really ')
    text.delete(0, 2)
  })
  expect(unsyncedIn(doc, updates)).toEqual({ 'text:why': [1] })
})

it('a field marks its element, wherever the element is moved to', () => {
  const { doc, since, kept } = plan()
  const updates = since(() => setField(doc, kept, 'statement', 'Home for supper', 'test'))
  expect(unsyncedIn(doc, updates)).toEqual({ elements: [kept] })
})

it('what is gone marks nothing, and what others wrote is not looked at', () => {
  const { doc, since, kept } = plan()
  const updates = since(() => {
    removeElement(doc, kept, 'test')
    doc.getXmlFragment('text:why').delete(0, 1)
  })
  appendText(doc, 'focus', 'from elsewhere', 'test')
  expect(unsyncedIn(doc, updates)).toEqual({})
})

it('an edit of a document that has not been received marks nothing', () => {
  const { since, doc } = plan()
  const updates = since(() => appendText(doc, 'focus', 'new', 'test'))
  expect(unsyncedIn(new Y.Doc(), updates)).toEqual({})
  expect(unsyncedIn(doc, updates)).toEqual({ 'text:focus': [0] })
})

function plan() {
  const doc = new Y.Doc()
  appendText(doc, 'why', ['First.', 'Second, in a few words.', 'Third.'], 'test')
  const kept = addElement(doc, { kind: 'nonnegotiable', section: 'nonneg' }, 'test')
  const since = (work: () => void) => {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => void updates.push(update)
    doc.on('update', keep)
    work()
    doc.off('update', keep)
    return updates
  }
  return { doc, kept, since }
}
