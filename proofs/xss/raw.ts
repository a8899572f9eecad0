import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import { addElement, type NewElement } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import { type DocumentKind, notesRoot } from '@/lib/visions/document/roots'
import { findSection, sectionKeys } from '@/lib/visions/document/template'
import { appendText } from '@/lib/visions/document/write'
import type { Words } from './words'

// What somebody with a WebSocket client of their own writes into a plan: every text of it, in every form, and things
// that no page of ours would ever write.

/** The edits, one after another. Every string stands in one section each on its own, and in another behind a link. */
export function rawUpdates(words: Words): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const section of sectionKeys(careerAndLife)) {
    const field = `text of ${section}`
    const texts = section === 'why' ? words.all('raw update', field) : [words.many('raw update', field, 2500)]
    appendText(doc, section, texts, null)
    if (section === 'role') linked(doc, textRoot(section), `link in ${section}`, words)
    for (const kind of findSection(careerAndLife, section).elements) addHostile(doc, section, kind, words)
  }
  strange(doc, words)
  doc.destroy()
  return updates
}

/** The same for the notes of a session, of one of the three kinds: a paragraph for each string, and one for each link. */
export function rawNotes(words: Words, kind: NotesKind): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.transact(() => {
    for (const string of words.all('raw update', `text of ${kind}`)) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(string)])
      doc.getXmlFragment(notesRoot).push([paragraph])
    }
  })
  linked(doc, notesRoot, `link in ${kind}`, words)
  doc.destroy()
  return updates
}

export type NotesKind = Extract<DocumentKind, `${string}notes`>

/** Addresses behind links, as the schema has them and as it does not. */
function linked(doc: Y.Doc, root: string, field: string, words: Words) {
  doc.transact(() => {
    for (const href of words.all('raw update', field)) {
      const text = new Y.XmlText()
      text.insert(0, 'a link', { link: { href, target: href, class: href, onclick: href }, bold: {} })
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [text])
      doc.getXmlFragment(root).push([paragraph])
    }
  })
}

function addHostile(doc: Y.Doc, section: string, kind: ElementKind, words: Words) {
  const fields = Object.entries(kindDefinition(kind).fields).flatMap(([name, field]) =>
    field.form === 'words' ? [[name, words.many('raw update', `${kind} ${name}`, field.max)] as const] : [],
  )
  // Every kind is written the same way; only the compiler wants to know which one it is.
  addElement(doc, { kind, section, fields: Object.fromEntries(fields) } as NewElement, null)
}

/** Nodes, attributes, marks and elements of kinds that nobody knows. */
function strange(doc: Y.Doc, words: Words) {
  const say = (field: string) => words.one('raw update', field, 200)
  doc.transact(() => {
    const fragment = doc.getXmlFragment('text:why')
    for (const name of ['script', 'iframe', 'img', 'svg', 'style', 'heading', 'orderedList', 'image']) {
      const node = new Y.XmlElement(name)
      for (const attribute of ['src', 'srcdoc', 'href', 'onload', 'onerror', 'style', 'start', 'level'])
        node.setAttribute(attribute, say(`attribute ${attribute} of a ${name}`))
      const text = new Y.XmlText()
      text.insert(0, say(`text in a ${name}`), { code: {}, textStyle: { color: say('a color') } })
      node.insert(0, [text])
      fragment.push([node])
    }
    const elements = doc.getMap('elements')
    for (const kind of ['milestone', 'non_negotiable', 'script', '__proto__']) {
      const element = new Y.Map<unknown>()
      element.set('kind', kind)
      element.set('section', kind === 'milestone' ? 'roadmap' : 'nonneg')
      element.set('rank', say('a rank'))
      for (const field of ['statement', 'outcome', 'test', 'due', 'status', 'rating', 'serves'])
        element.set(field, say(`${field} of a made up ${kind}`))
      elements.set(say('the id of an element'), element)
    }
  })
}
