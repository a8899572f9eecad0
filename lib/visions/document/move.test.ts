import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { content } from '@/lib/visions/document/content'
import { addElement, listElements, removeElement, setField } from '@/lib/visions/document/elements'
import { heldOf, holdsWords, moveSection } from '@/lib/visions/document/move'
import { textRoot } from '@/lib/visions/document/read-text'
import type { Block } from '@/lib/visions/document/rich-text'
import { markReady, readySections } from '@/lib/visions/document/states'
import { sectionKeys } from '@/lib/visions/document/template'
import { appendText } from '@/lib/visions/document/write'

const sections = sectionKeys(careerAndLife)
const sectionOf = (doc: Y.Doc, key: string) =>
  content(doc, { template: careerAndLife, sections }).sections.find((section) => section.key === key)
const wordsIn = (doc: Y.Doc, key: string) => JSON.stringify(sectionOf(doc, key))

const list: Block = {
  type: 'orderedList',
  start: 3,
  items: [
    [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Supper', bold: true },
          { type: 'hardBreak' },
          { type: 'text', text: 'at our own table', link: 'https://harbor.example/' },
        ],
      },
      {
        type: 'bulletList',
        items: [[{ type: 'paragraph', content: [{ type: 'text', text: 'most nights' }] }]],
      },
    ],
  ],
}

/** A private draft with a life in it, and a vision that has something else. */
function written() {
  const draft = new Y.Doc()
  appendText(draft, 'life', ['Evenings. I have not had evenings since I was nineteen.', '', list], null)
  appendText(draft, 'stock', 'Two of five moves were chosen.', null)
  const family = addElement(
    draft,
    { kind: 'life_domain', section: 'life', fields: { name: 'Family', now: 4, wanted: 8 } },
    null,
  )
  const health = addElement(
    draft,
    { kind: 'life_domain', section: 'life', fields: { name: 'Health', good: 'Running, three mornings' } },
    null,
  )
  markReady(draft, 'life', true, null)
  const vision = new Y.Doc()
  appendText(vision, 'why', 'One product, the whole way.', null)
  return { draft, vision, family, health }
}

const twin = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const sync = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))

describe('a section that moves from the private draft to the vision', () => {
  it('says there what it said here, to the byte, elements under the same ids', () => {
    const { draft, vision, family, health } = written()
    const before = canonicalJson(sectionOf(draft, 'life'))
    moveSection(draft, vision, 'life', null)
    expect(canonicalJson(sectionOf(vision, 'life'))).toBe(before)
    expect(listElements(vision, 'life').map(({ id }) => id)).toEqual([family, health])
    expect(readySections(vision, sections)).toEqual(['life'])
  })

  it('leaves nothing of it in the draft, and everything else', () => {
    const { draft, vision } = written()
    const stock = wordsIn(draft, 'stock')
    moveSection(draft, vision, 'life', null)
    expect(holdsWords(heldOf(draft, 'life'))).toBe(false)
    expect(sectionOf(draft, 'life')?.elements).toEqual([])
    expect(JSON.stringify(draft.toJSON())).not.toMatch(/Evenings|Family|Supper|Running/)
    expect(wordsIn(draft, 'stock')).toBe(stock)
    expect(wordsIn(vision, 'why')).toContain('One product')
    expect(wordsIn(vision, 'stock')).not.toContain('chosen')
  })

  it('moves nothing twice', () => {
    const { draft, vision } = written()
    moveSection(draft, vision, 'life', null)
    const once = canonicalJson(sectionOf(vision, 'life'))
    moveSection(draft, vision, 'life', null)
    expect(canonicalJson(sectionOf(vision, 'life'))).toBe(once)
  })

  it('stands after what the vision has of it already', () => {
    const { draft, vision } = written()
    appendText(vision, 'life', ['From the session.', ''], null)
    moveSection(draft, vision, 'life', null)
    const text = wordsIn(vision, 'life')
    expect(text.indexOf('From the session.')).toBeLessThan(text.indexOf('Evenings'))
  })

  it('is the same for any two documents, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 6 }), (paragraphs) => {
        const draft = new Y.Doc()
        appendText(draft, 'life', paragraphs, null)
        const vision = new Y.Doc()
        const before = canonicalJson(sectionOf(draft, 'life'))
        moveSection(draft, vision, 'life', null)
        expect(canonicalJson(sectionOf(vision, 'life'))).toBe(before)
        expect(holdsWords(heldOf(draft, 'life'))).toBe(false)
      }),
      { numRuns: 50 },
    )
  })
})

describe('what a device that was offline wrote into the private copy meanwhile', () => {
  /** The device writes without knowing of the move, and comes back after it. */
  function later(write: (device: Y.Doc, ids: { family: string; health: string }) => void) {
    const { draft, vision, ...ids } = written()
    const device = twin(draft)
    write(device, ids)
    moveSection(draft, vision, 'life', null)
    sync(device, draft)
    sync(draft, device)
    return { draft, vision, device, ...ids }
  }

  it('is kept where it was written within a sentence', () => {
    const { draft } = later((device) => {
      const sentence = device.getXmlFragment(textRoot('life')).get(0)
      const words = sentence instanceof Y.XmlElement ? sentence.get(0) : null
      if (words instanceof Y.XmlText) words.insert(9, ' Every one of them counts.')
    })
    expect(JSON.stringify(heldOf(draft, 'life').text)).toContain('Every one of them counts.')
    expect(JSON.stringify(heldOf(draft, 'life').text)).not.toContain('nineteen')
  })

  it('is kept where it was written deep in a list, and as a new paragraph', () => {
    const { draft } = later((device) => {
      const items = device.getXmlFragment(textRoot('life')).get(2)
      const item = items instanceof Y.XmlElement ? items.get(0) : null
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('and on Sundays')])
      if (item instanceof Y.XmlElement) item.insert(1, [paragraph])
      appendText(device, 'life', 'A sentence of its own.', null)
    })
    const held = JSON.stringify(heldOf(draft, 'life').text)
    expect(held).toContain('and on Sundays')
    expect(held).toContain('A sentence of its own.')
    expect(heldOf(draft, 'life').text).toHaveLength(2)
  })

  it('is kept of an element that has moved, and of one that is new: only what was written', () => {
    const { draft, family } = later((device, ids) => {
      setField(device, ids.family, 'now', 6, null)
      setField(device, ids.family, 'good', 'Supper, all four of us', null)
      addElement(device, { kind: 'life_domain', section: 'life', fields: { name: 'Friends' } }, null)
    })
    const held = heldOf(draft, 'life').elements
    expect(held).toContainEqual({
      id: family,
      kind: 'life_domain',
      fields: { now: 6, good: 'Supper, all four of us' },
    })
    expect(held.map(({ fields }) => fields.name)).toContain('Friends')
    expect(held).toHaveLength(2)
  })

  it('is brought over when the section is moved once more, and then nothing is left', () => {
    const { draft, vision, family } = later((device, ids) => {
      appendText(device, 'life', 'A sentence of its own.', null)
      setField(device, ids.family, 'now', 6, null)
      addElement(device, { kind: 'life_domain', section: 'life', fields: { name: 'Friends' } }, null)
    })
    moveSection(draft, vision, 'life', null)
    expect(holdsWords(heldOf(draft, 'life'))).toBe(false)
    const text = sectionOf(vision, 'life')?.text ?? []
    expect(JSON.stringify(text.at(-1))).toContain('A sentence of its own.')
    expect(text).toHaveLength(4)
    const moved = listElements(vision, 'life')
    expect(moved.find(({ id }) => id === family)?.fields).toMatchObject({ name: 'Family', now: 6, wanted: 8 })
    expect(moved.map(({ fields }) => Reflect.get(fields, 'name'))).toContain('Friends')
    moveSection(draft, vision, 'life', null)
    expect(sectionOf(vision, 'life')?.text).toHaveLength(4)
  })

  it('is brought over also to an element that was removed from the vision since', () => {
    const { draft, vision, family } = later((device, ids) =>
      setField(device, ids.family, 'good', 'Supper, all four of us', null),
    )
    removeElement(vision, family, null)
    moveSection(draft, vision, 'life', null)
    expect(listElements(vision, 'life').find(({ id }) => id === family)?.fields).toMatchObject({
      good: 'Supper, all four of us',
    })
  })

  it('is nothing where the device only read, moved things about or took something away', () => {
    const { draft, vision, health } = later((device, ids) => {
      removeElement(device, ids.health, null)
    })
    expect(holdsWords(heldOf(draft, 'life'))).toBe(false)
    // What has been shared is taken away where it is shared.
    expect(listElements(vision, 'life').map(({ id }) => id)).toContain(health)
  })

  it('converges on every device', () => {
    const { draft, device } = later((each) => appendText(each, 'life', 'Later.', null))
    expect(canonicalJson(heldOf(device, 'life'))).toBe(canonicalJson(heldOf(draft, 'life')))
  })
})
