import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { notesRoot } from '@/lib/visions/document/roots'
import { wordsIn } from './late-words'

/** Notes as a page holds them, and every edit made in them since. */
function notes() {
  const doc = new Y.Doc()
  const edits: Uint8Array[] = []
  const fragment = doc.getXmlFragment(notesRoot)
  const line = (words: string) => {
    const text = new Y.XmlText(words)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    fragment.push([paragraph])
    return text
  }
  line('What both had written before.')
  doc.on('update', (update) => edits.push(update))
  return { doc, edits, line }
}

describe('words that came too late', () => {
  it('are those of the edits and no others, line by line', () => {
    const { doc, edits, line } = notes()
    const text = line('Said on the')
    for (const letter of ' train, 🚂 slowly.') text.insert(text.length, letter)
    line('And then the tunnel.')
    expect(wordsIn(edits, doc)).toBe('Said on the train, 🚂 slowly.\nAnd then the tunnel.')
  })

  it('leave out what was taken back before anybody had it', () => {
    const { doc, edits, line } = notes()
    const text = line('Ask Tom on Monday')
    text.delete(text.length - 6, 6)
    text.insert(text.length, 'Friday')
    expect(wordsIn(edits, doc)).toBe('Ask Tom on Friday')
  })

  it('are the whole of a field that was filled in, and nothing of what only the page says', () => {
    const { doc, edits } = notes()
    const element = new Y.Map<unknown>()
    doc.getMap('elements').set('an-id', element)
    element.set('kind', 'nonnegotiable')
    element.set('statement', 'Home for supper')
    element.set('statement', 'Home for supper, four nights')
    expect(wordsIn(edits, doc)).toBe('Home for supper, four nights')
  })

  it('stand in the order in which they are read, also where a line was cut in two', () => {
    const { doc, edits, line } = notes()
    const first = line('Ask Tom. Thank Lena.')
    const begun = edits.length
    first.delete(8, 12)
    const rest = line(' Thank Lena.')
    rest.insert(0, 'Then wait a day.')
    expect(wordsIn(edits.slice(begun), doc)).toBe('Then wait a day. Thank Lena.')
  })

  it('come as they were written where the rest of the document is not there', () => {
    const { edits, line } = notes()
    const text = line('Said on the train')
    text.insert(text.length, ', slowly')
    expect(wordsIn(edits, new Y.Doc())).toBe('Said on the train, slowly')
  })

  it('are none where there were no edits', () => {
    expect(wordsIn([], new Y.Doc())).toBe('')
  })
})
