import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { addElement, type NewElement } from '@/lib/visions/document/elements'
import { notesRoot } from '@/lib/visions/document/roots'
import { findSection } from '@/lib/visions/document/template'
import { appendText, firstUpdate } from '@/lib/visions/document/write'
import { sectionsIn } from '@/lib/visions/vision'
import type { Random } from '../stage/frame'
import { newCanary } from './search'

/** A word that may be in one section's traffic and in no other. `how` says what it was written as. */
export type Canary = { word: string; section: string; how: string }

export const privateSections = sectionsIn('private_draft', { template: careerAndLife, places: {} })

/**
 * Writes canaries into a section in every form its words can take: a paragraph, a list, an address behind a link, each
 * text of each kind of element, and letters that arrive one by one. Answers them with the edits, as a page sends them.
 */
export function plant(random: Random, section: string): { canaries: Canary[]; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const canaries: Canary[] = []
  const canary = (how: string) => {
    const word = newCanary(random)
    canaries.push({ word, section, how })
    return word
  }
  appendText(
    doc,
    section,
    [
      `A sentence with ${canary('a paragraph')} in it.`,
      {
        type: 'bulletList',
        items: [[{ type: 'paragraph', content: [{ type: 'text', text: canary('a list') }] }]],
      },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'a link', link: `https://harbor.example/${canary('an address')}` },
          { type: 'text', text: canary('bold words'), bold: true },
        ],
      },
    ],
    null,
  )
  for (const kind of findSection(careerAndLife, section).elements) {
    const words = Object.entries(kindDefinition(kind).fields).filter(([, { form }]) => form === 'words')
    const fields = Object.fromEntries(words.map(([name]) => [name, canary(`${kind} ${name}`)]))
    // Every kind is written the same way; only the compiler wants to know which one it is.
    addElement(doc, { kind, section, fields } as NewElement, null)
  }
  type(doc, section, canary('letters'))
  return { canaries, updates }
}

/**
 * Writes canaries into notes of that kind, in every form their words can take. The first edit is the first of the
 * document.
 */
export function plantNotes(random: Random, kind: string): { canaries: Canary[]; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const canaries: Canary[] = []
  const canary = (how: string) => {
    const word = newCanary(random)
    canaries.push({ word, section: kind, how })
    return word
  }
  const updates: Uint8Array[] = [
    firstUpdate({
      notes: [
        `A note with ${canary('a paragraph')} in it.`,
        {
          type: 'bulletList',
          items: [[{ type: 'paragraph', content: [{ type: 'text', text: canary('a list') }] }]],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'a link', link: `https://harbor.example/${canary('an address')}` },
            { type: 'text', text: canary('bold words'), bold: true },
          ],
        },
      ],
    }),
  ]
  for (const update of updates) Y.applyUpdate(doc, update)
  doc.on('update', (update: Uint8Array) => updates.push(update))
  typeInto(doc, notesRoot, canary('letters'))
  return { canaries, updates }
}

const type = (doc: Y.Doc, section: string, word: string) => typeInto(doc, `text:${section}`, word)

/** Letter by letter, each an edit of its own. */
function typeInto(doc: Y.Doc, root: string, word: string) {
  const fragment = doc.getXmlFragment(root)
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  doc.transact(() => {
    paragraph.insert(0, [text])
    fragment.push([paragraph])
  })
  for (const letter of word) text.insert(text.length, letter)
}
