import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import {
  type ElementKind,
  elementKinds,
  isElementKind,
  kindDefinition,
} from '@/lib/visions/document/element-kinds'
import {
  addElement,
  moveElement,
  type NewElement,
  type PlanElement,
  readElements,
  removeElement,
  setField,
} from '@/lib/visions/document/elements'
import type { Field, FieldValue } from '@/lib/visions/document/fields'
import { textRoot } from '@/lib/visions/document/read-text'
import { markReady, sectionState } from '@/lib/visions/document/states'
import { numberedSections } from '@/lib/visions/document/template'
import type { Random } from '../stage/frame'

// What a hand may do in a plan, at random: the text as the editor binding changes it, elements of every kind through
// the functions that the pages use.

const sections = numberedSections(careerAndLife)
export const sectionKeys = sections.map(({ key }) => key)
/** Few, so that edits meet. */
const busy = ['why', 'nonneg', 'life']
const kinds = Object.keys(elementKinds).filter(isElementKind)
const origin = 'hand'

/** Does one thing. `word` occurs nowhere else. */
export function act(doc: Y.Doc, random: Random, word: string): void {
  if (random.chance(0.55)) editText(doc, random, word)
  else if (random.chance(0.95)) editElements(doc, random, word)
  else {
    const section = random.pick(busy)
    markReady(doc, section, sectionState(doc, section) !== 'ready', origin)
  }
}

function editText(doc: Y.Doc, random: Random, word: string) {
  const section = random.chance(0.8) ? random.pick(busy) : random.pick(sectionKeys)
  const fragment = doc.getXmlFragment(textRoot(section))
  const texts = textsIn(fragment)
  const text = texts.length > 0 ? random.pick(texts) : null
  doc.transact(() => {
    const what = random.int(10)
    if (!text || what === 0) return fragment.insert(random.int(fragment.length + 1), [paragraph(word)])
    if (what === 1 && fragment.length > 2) return fragment.delete(random.int(fragment.length), 1)
    if (what === 2) return fragment.insert(random.int(fragment.length + 1), [list(random, word)])
    if (what === 3) return split(fragment, random)
    const words = wordsIn(text)
    const at = beforeLetter(words, random.int(text.length + 1))
    const length = beforeLetter(words, Math.min(text.length, at + random.int(13))) - at
    if (what === 4 && length > 0) return text.delete(at, length)
    if (what === 5 && length > 0) return text.format(at, length, random.pick(marks))
    text.insert(at, random.chance(0.5) ? `${word} ` : random.pick(letters))
  }, origin)
}

const marks = [
  { bold: {} },
  { italic: {} },
  { bold: null },
  { link: { href: 'https://example.com/' } },
  { link: null },
]
const letters = ['a', 'e', ' ', 'é', '你', '👩‍🚀', '—']

function paragraph(words: string): Y.XmlElement {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}

function list(random: Random, word: string): Y.XmlElement {
  const made = new Y.XmlElement(random.pick(['bulletList', 'orderedList']))
  const items = Array.from({ length: 1 + random.int(3) }, (_, at) => {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [paragraph(`${word} ${at}`)])
    return item
  })
  made.insert(0, items)
  return made
}

/** Enter in the middle of a paragraph: the rest becomes one of its own. */
function split(fragment: Y.XmlFragment, random: Random) {
  const at = random.int(fragment.length)
  const block = fragment.get(at)
  const text = block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.get(0) : null
  if (!(text instanceof Y.XmlText) || text.length < 2) return
  const words = wordsIn(text)
  const from = beforeLetter(words, 1 + random.int(text.length - 1))
  const rest = words.slice(from)
  text.delete(from, text.length - from)
  fragment.insert(at + 1, [paragraph(rest)])
}

const wordsIn = (text: Y.XmlText): string =>
  text.toDelta().reduce((words: string, { insert }: { insert: string }) => words + insert, '')

/** An editor never cuts a letter that takes two units in half; Yjs could not say the halves to others. */
const beforeLetter = (words: string, at: number) => (/[\udc00-\udfff]/.test(words.charAt(at)) ? at - 1 : at)

function textsIn(node: Y.XmlFragment): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((each) =>
      each instanceof Y.XmlText ? [each] : each instanceof Y.XmlElement ? textsIn(each) : [],
    )
}

function editElements(doc: Y.Doc, random: Random, word: string) {
  const elements = readElements(doc)
  const element = elements.length > 0 ? random.pick(elements) : null
  const what = random.int(8)
  if (!element || what === 0) return add(doc, random, word, elements)
  if (what === 1 && elements.length > 6) return removeElement(doc, element.id, origin)
  if (what === 2) return moveElement(doc, element.id, { index: random.int(6) }, origin)
  if (what === 3) return moveElement(doc, element.id, beside(random, elements), origin)
  const [name, field] = random.pick(Object.entries<Field>(kindDefinition(element.kind).fields))
  setField(doc, element.id, name, valueFor(field, random, word, elements), origin)
}

function add(doc: Y.Doc, random: Random, word: string, elements: readonly PlanElement[]) {
  const kind = random.pick(kinds)
  const fields = Object.fromEntries(
    Object.entries<Field>(kindDefinition(kind).fields).map(([name, field]) => [
      name,
      valueFor(field, random, word, elements),
    ]),
  )
  // The kind and its fields belong together; only the compiler cannot see it.
  const added = { kind, section: homeOf(kind), fields, byCoach: random.chance(0.2) } as unknown as NewElement
  addElement(doc, added, origin, random.chance(0.5) ? { index: random.int(4) } : undefined)
}

const homeOf = (kind: ElementKind) =>
  sections.find(({ elements }) => elements.includes(kind))?.key ?? 'nonneg'

const beside = (random: Random, elements: readonly PlanElement[]) =>
  random.chance(0.5) ? { before: random.pick(elements).id } : { after: random.pick(elements).id }

function valueFor(field: Field, random: Random, word: string, elements: readonly PlanElement[]): FieldValue {
  switch (field.form) {
    case 'words':
      return `${word} ${random.int(100)}`.slice(0, field.max)
    case 'choice':
      return random.pick(Object.keys(field.options))
    case 'number':
      return random.chance(0.2) ? null : field.least + random.int(field.most - field.least + 1)
    case 'date':
      return random.pick(['', '2027-05', '2027-05-14'])
    case 'section':
      return random.pick(sectionKeys)
    case 'links':
      return elements
        .filter(() => random.chance(0.3))
        .slice(0, 5)
        .map(({ id }) => id)
  }
}
