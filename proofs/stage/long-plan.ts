import * as Y from 'yjs'
import { textRoot } from '@/lib/visions/document/read-text'
import { sectionKeys } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'
import type { Random } from './frame'

/** Letters in one section when it is full: what is written beyond it takes the place of something older. */
const full = 2_400

/** The edits of a plan that is worked on for a long time and does not grow without end: a letter each, as people type. */
export function* edits(count: number, random: Random): Generator<Uint8Array> {
  const doc = new Y.Doc()
  let waiting: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => waiting.push(update))
  let made = 0
  while (made < count) {
    const section = random.pick(sectionKeys(defaultTemplate))
    const text = textOf(doc, section, random)
    let at = random.int(text.length + 1)
    for (let left = 20 + random.int(60); left > 0; left--)
      text.insert(at++, String.fromCharCode(97 + random.int(26)))
    while (text.length > full / 6) text.delete(random.int(text.length - 10), 8)
    for (const update of waiting.splice(0, count - made)) {
      made++
      yield update
    }
    waiting = []
  }
  doc.destroy()
}

/** One of six paragraphs of the section. */
function textOf(doc: Y.Doc, section: string, random: Random): Y.XmlText {
  const fragment = doc.getXmlFragment(textRoot(section))
  if (fragment.length < 6) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('')])
    fragment.push([paragraph])
  }
  const paragraph = fragment.get(random.int(fragment.length))
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('A paragraph has no text.')
  return text
}
