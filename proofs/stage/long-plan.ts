import * as Y from 'yjs'
import { textRoot } from '@/lib/visions/document/read-text'
import { sectionKeys } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'
import type { Random } from './frame'

// A plan that is worked on for a long time and does not grow without end, a key at a time, as people write: in sittings,
// each of them another writer to Yjs, a few sections in each; mostly on from where a paragraph ends, with slips taken
// back at once; now and then a word in the middle is mended, or a sentence said anew; and a paragraph that has become
// too long is shortened by what was written first. What is deleted lay together, because it was a word or a sentence.

/**
 * Paragraphs of a section, and letters of a paragraph: what is written beyond takes the place of something older. Six
 * months of the smaller size fill a plan of this length, so that a longer history is not a longer plan.
 */
const paragraphs = 2
const full = 400
/** Keys in one sitting. */
const sitting = 280

/** The edits, one after the other: a key each. */
export function* edits(count: number, random: Random): Generator<Uint8Array> {
  let doc = new Y.Doc()
  let waiting: Uint8Array[] = []
  const keep = (update: Uint8Array) => waiting.push(update)
  doc.on('update', keep)
  let made = 0
  while (made < count) {
    doc = sitDownAgain(doc)
    doc.on('update', keep)
    const until = made + sitting
    while (made < Math.min(until, count)) {
      write(textOf(doc, random.pick(sectionKeys(defaultTemplate)), random), random)
      for (const update of waiting.splice(0, count - made)) {
        made++
        yield update
      }
      waiting = []
    }
  }
  doc.destroy()
}

function sitDownAgain(before: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  before.destroy()
  return doc
}

function write(text: Y.XmlText, random: Random) {
  const kind = random.next()
  if (kind < 0.7 || text.length < 120) return type(text, text.length, 30 + random.int(90), random)
  const length = kind < 0.9 ? 4 + random.int(7) : 50 + random.int(60)
  const from = random.int(text.length - length)
  text.delete(from, length)
  type(text, from, length, random)
}

/** Letters and blanks from here on; one in fifteen is a slip. */
function type(text: Y.XmlText, from: number, count: number, random: Random) {
  let at = from
  for (let left = count; left > 0; left--) {
    if (random.chance(1 / 15)) {
      text.insert(at, random.pick(letters))
      text.delete(at, 1)
    }
    text.insert(at++, random.chance(0.17) ? ' ' : random.pick(letters))
  }
  if (text.length > full) text.delete(0, text.length - Math.round(full * 0.7))
}

const letters = [...'etaoinshrdlucmfwypvbgk']

/** One of the paragraphs of the section. */
function textOf(doc: Y.Doc, section: string, random: Random): Y.XmlText {
  const fragment = doc.getXmlFragment(textRoot(section))
  if (fragment.length < paragraphs) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('')])
    fragment.push([paragraph])
  }
  const paragraph = fragment.get(random.int(fragment.length))
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('A paragraph has no text.')
  return text
}
