import fc from 'fast-check'
import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import {
  addElement,
  listElements,
  moveElement,
  removeElement,
  setField,
} from '@/lib/visions/document/elements'
import type { Block, Inline } from '@/lib/visions/document/rich-text'
import { sectionKeys } from '@/lib/visions/document/template'

/** Random plans and random editing, for tests that hold for every plan. */
export const wholePlan = { template: careerAndLife, sections: sectionKeys(careerAndLife) }

/** Sections in which the random editing happens: few, so that edits meet. */
const busySections = ['why', 'nonneg', 'life'] as const

const words: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'home ',
    'supper',
    'e\u0301',
    'é',
    'a\nb',
    'tab\t',
    '\u0000',
    'Grüße',
    '你好',
    '👩‍🚀',
    '\u200f',
    'the ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('text' as const), text: words }) },
  fc.record({ type: fc.constant('text' as const), text: words, bold: fc.constant(true as const) }),
  fc.record({ type: fc.constant('text' as const), text: words, italic: fc.constant(true as const) }),
  fc.record({ type: fc.constant('text' as const), text: words, link: fc.constant('https://example.com/') }),
  fc.constant({ type: 'hardBreak' as const }),
)

const { block } = fc.letrec<{ block: Block; items: Block[][] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ type: fc.constant('paragraph' as const), content: fc.array(inline, { maxLength: 5 }) }),
    fc.record({ type: fc.constant('bulletList' as const), items: tie('items') }),
    fc.record({ type: fc.constant('orderedList' as const), start: fc.nat(30), items: tie('items') }),
  ),
  items: fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 }),
}))

export const anyBlocks: fc.Arbitrary<Block[]> = fc.array(block, { maxLength: 5 })

/** One thing a person does. Numbers pick among what is there when it is done, so that any order of edits is possible. */
export type Edit = { what: number; pick: number; at: number; text: string; section: number }

export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  what: fc.nat(8),
  pick: fc.nat(20),
  at: fc.nat(20),
  text: words,
  section: fc.nat(busySections.length - 1),
})

export function perform(doc: Y.Doc, edit: Edit): void {
  const section = busySections[edit.section] ?? 'why'
  const fragment = doc.getXmlFragment(`text:${section}`)
  const elements = listElements(doc, section)
  const element = elements[edit.pick % Math.max(1, elements.length)]
  const text = textIn(fragment, edit.pick)
  if (edit.what === 0) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(edit.text)])
    fragment.insert(edit.at % (fragment.length + 1), [paragraph])
  } else if (edit.what === 1) text?.insert(edit.at % (text.length + 1), edit.text)
  else if (edit.what === 2 && text && text.length > 0) text.delete(edit.at % text.length, 1)
  else if (edit.what === 3 && text && text.length > 0) {
    text.format(edit.at % text.length, 1, { bold: edit.pick % 2 === 0 ? {} : null })
  } else if (edit.what === 4 && fragment.length > 0) fragment.delete(edit.at % fragment.length, 1)
  else if (edit.what === 5) {
    const at = { index: edit.at % (elements.length + 1) }
    addElement(doc, { kind: 'nonnegotiable', section, fields: { statement: edit.text } }, null, at)
  } else if (edit.what === 6 && element) moveElement(doc, element.id, { index: edit.at }, null)
  else if (edit.what === 7 && element) setField(doc, element.id, 'bend', edit.text, null)
  else if (edit.what === 8 && element) removeElement(doc, element.id, null)
}

function textIn(fragment: Y.XmlFragment, pick: number): Y.XmlText | null {
  const paragraph = fragment.length > 0 ? fragment.get(pick % fragment.length) : null
  const child = paragraph instanceof Y.XmlElement ? paragraph.toArray()[0] : null
  return child instanceof Y.XmlText ? child : null
}
