import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyBlocks, anyEdit, type Edit, perform, wholePlan } from '@/lib/visions/document/arbitrary-plans'
import { canonicalBytes, canonicalJson } from '@/lib/visions/document/canonical'
import { content, contentWithProblems } from '@/lib/visions/document/content'
import { digest } from '@/lib/visions/document/digest'
import { addElement } from '@/lib/visions/document/elements'
import { settleBlocks } from '@/lib/visions/document/rich-text'
import { firstUpdate } from '@/lib/visions/document/write'

describe('equal plans are equal to the byte', () => {
  test('after encoding and decoding, for any editing', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 40 }), (edits) => {
        const doc = edited(edits)
        expect(json(copied(doc))).toBe(json(doc))
      }),
    )
  })

  test('whatever the order in which the updates of several people arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyEdit, { maxLength: 12 }), { minLength: 2, maxLength: 4 }),
        fc.array(anyEdit, { maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        (people, common, dice) => {
          const base = edited(common)
          const updates = people.flatMap((edits) => updatesOf(copied(base), edits))
          const one = merged(base, updates)
          const other = merged(base, shuffled(updates, dice))
          expect(json(one)).toBe(json(other))
        },
      ),
    )
  })

  test('after a database lost the order of keys', () => {
    const plan = content(edited([{ what: 5, pick: 0, at: 0, text: 'home', section: 1 }]), wholePlan)
    const reordered = JSON.parse(JSON.stringify(plan), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(canonicalBytes(reordered)).toEqual(canonicalBytes(plan))
  })

  test('after being written from their own content', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const doc = opened({ why: blocks })
        const text = content(doc, wholePlan).sections[0]?.text ?? []
        expect(json(opened({ why: text }))).toBe(json(doc))
      }),
    )
  })

  test('settling twice changes nothing', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const once = settleBlocks(blocks)
        expect(settleBlocks(once)).toEqual(once)
      }),
    )
  })

  test.each([
    ['composed and decomposed letters', 'caf\u00e9', 'cafe\u0301'],
    ['an empty paragraph at the end', 'Here.', ['Here.', '', ' ']],
    ['line ends of another system', 'a\r\nb', 'a\nb'],
    ['a control character', 'a\u0000b', 'ab'],
  ])('although one has %s', (_, one, other) => {
    expect(json(opened({ why: one }))).toBe(json(opened({ why: other })))
  })

  test('although one was typed in pieces', () => {
    const pieces = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    pieces.getXmlFragment('text:why').insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('Home for '), new Y.XmlText('supper')])
    expect(json(pieces)).toBe(json(opened({ why: 'Home for supper' })))
  })
})

describe('plans that differ', () => {
  test('by one letter, one format, one place have other digests', async () => {
    const plain = { type: 'text' as const, text: 'Home for supper' }
    const digests = await Promise.all(
      [[plain], [{ ...plain, bold: true as const }], [{ ...plain, text: 'Home for Supper' }]].map((inline) =>
        digest(content(opened({ why: [{ type: 'paragraph', content: inline }] }), wholePlan)),
      ),
    )
    digests.push(await digest(content(opened({ stock: 'Home for supper' }), wholePlan)))
    expect(new Set(digests).size).toBe(4)
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a known plan has a known digest: the form of what was signed never changes', async () => {
    const doc = opened({ why: ['Für Großes, ', { type: 'bulletList', items: [[]] }] })
    addElement(doc, { ...supper, id: '00000000-0000-4000-8000-000000000001' }, null)
    const plan = content(doc, { ...wholePlan, sections: ['nonneg', 'why'] })
    expect(canonicalJson(plan)).toBe(
      '{"format":1,"sections":[' +
        '{"elements":[],"key":"why","text":[' +
        '{"content":[{"text":"Für Großes, ","type":"text"}],"type":"paragraph"},' +
        '{"items":[[{"content":[],"type":"paragraph"}]],"type":"bulletList"}]},' +
        '{"elements":[{"fields":{"bend":"","firmness":"hard","statement":"Home for supper","status":"kept","test":""},' +
        '"id":"00000000-0000-4000-8000-000000000001","kind":"nonnegotiable"}],"key":"nonneg","text":[]}],' +
        '"template":{"key":"career-and-life","version":1}}',
    )
    expect(await digest(plan)).toBe('76161e0e65db544819ddabf338e0baf2ec3fff48656ee035658474459778c331')
  })
})

test('only the named sections are read, in the order of the template', () => {
  const doc = opened({ life: 'Private words', why: 'Why' })
  const plan = content(doc, { ...wholePlan, sections: ['role', 'why', 'no such section'] })
  expect(plan.sections.map((section) => section.key)).toEqual(['why', 'role'])
  expect(canonicalJson(plan)).not.toContain('Private words')
})

test('a row nobody wrote in is not part of the plan', () => {
  const doc = new Y.Doc()
  addElement(doc, { kind: 'nonnegotiable', section: 'nonneg' }, null)
  expect(json(doc)).toBe(json(new Y.Doc()))
})

test('reading leaves no trace in the document', () => {
  const doc = new Y.Doc()
  content(doc, wholePlan)
  expect(doc.share.size).toBe(0)
})

test('a document of another copy of Yjs is refused instead of read as empty', () => {
  const foreign = { share: new Map(), getMap: () => new Map() } as unknown as Y.Doc
  expect(() => content(foreign, wholePlan)).toThrow('another copy of Yjs')
})

describe('what does not belong in a plan is left out and reported', () => {
  test('unknown nodes and marks, embeds, text between blocks, unsafe links', () => {
    const doc = opened({ why: 'Kept.' })
    const fragment = doc.getXmlFragment('text:why')
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    fragment.push([
      new Y.XmlElement('heading'),
      new Y.XmlText('between blocks'),
      new Y.XmlElement('__proto__'),
      paragraph,
    ])
    paragraph.insert(0, [text, new Y.XmlElement('image')])
    text.insert(0, 'Also kept', { comment: { id: 1 }, link: { href: 'javascript:alert(1)' } })
    text.insertEmbed(0, { image: 'x' })
    const { content: plan, problems } = contentWithProblems(copied(doc), wholePlan)
    expect(plan.sections[0]?.text).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'Kept.' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'Also kept' }] },
    ])
    expect(problems.map(({ what, name }) => `${what} ${name}`).sort()).toEqual([
      'unknown-mark comment',
      'unknown-node YXmlText',
      'unknown-node __proto__',
      'unknown-node heading',
      'unknown-node image',
      'unknown-node object',
      'unsafe-link javascript:alert(1)',
    ])
  })

  test('roots used as something else, and types no editor makes', () => {
    const doc = new Y.Doc()
    doc.getArray('text:why').push([1, null, 'words', { a: 1 }, new Uint8Array(3), new Y.Map(), new Y.Doc()])
    doc.getMap('text:stock').set('hidden', 'words')
    doc.getText('text:life').insert(0, 'words')
    doc.getArray('elements').push(['words'])
    const { content: plan } = contentWithProblems(copied(doc), wholePlan)
    expect(plan.sections.every(({ text, elements }) => text.length + elements.length === 0)).toBe(true)
  })

  test('lists without end', () => {
    const doc = new Y.Doc()
    let inner: Y.XmlElement = new Y.XmlElement('paragraph')
    for (let depth = 0; depth < 120; depth++) {
      const item = new Y.XmlElement('listItem')
      const list = new Y.XmlElement('bulletList')
      item.insert(0, [inner])
      list.insert(0, [item])
      inner = list
    }
    doc.getXmlFragment('text:why').push([inner])
    const { problems } = contentWithProblems(doc, wholePlan)
    expect(problems).toEqual([{ section: 'why', what: 'too-deep', name: 'bulletList' }])
  })

  test('elements that are none, and values their fields do not take', () => {
    const doc = new Y.Doc()
    const id = addElement(doc, supper, null)
    const entry = doc.getMap('elements').get(id)
    if (entry instanceof Y.Map) {
      entry.set('status', '<b>')
      entry.set('bend', 'x'.repeat(100_000))
      entry.set('test', { toString: 'not words' })
      entry.set('rank', 7)
      entry.set('extra', 'unsigned')
    }
    doc.getMap('elements').set('plain', { kind: 'nonnegotiable', section: 'nonneg' })
    doc.getMap('elements').set('constructor', new Y.Map([['kind', '__proto__']]))
    const { content: plan, problems } = contentWithProblems(copied(doc), wholePlan)
    const [element] = plan.sections.find((section) => section.key === 'nonneg')?.elements ?? []
    expect(element?.fields).toEqual({
      statement: 'Home for supper',
      firmness: 'hard',
      test: '',
      bend: 'x'.repeat(400),
      status: 'kept',
    })
    expect(problems).toHaveLength(5)
  })
})

const supper = {
  kind: 'nonnegotiable',
  section: 'nonneg',
  fields: { statement: 'Home for supper' },
} as const

function json(doc: Y.Doc): string {
  return canonicalJson(content(doc, wholePlan))
}

function opened(texts: Parameters<typeof firstUpdate>[0]['texts']): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, firstUpdate({ texts }))
  return doc
}

function edited(edits: readonly Edit[]): Y.Doc {
  const doc = opened({ why: ['For eleven years', 'I want to'] })
  for (const edit of edits) perform(doc, edit)
  return doc
}

function copied(doc: Y.Doc): Y.Doc {
  return merged(new Y.Doc(), [Y.encodeStateAsUpdate(doc)])
}

/** As a log is put together: at once. One by one, Yjs tidies up after each by edits of its own, which would be in no log. */
function merged(base: Y.Doc, updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of [Y.encodeStateAsUpdate(base), ...updates]) Y.applyUpdate(doc, update)
  })
  return doc
}

function updatesOf(doc: Y.Doc, edits: readonly Edit[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const edit of edits) perform(doc, edit)
  return updates
}

function shuffled<T>(values: readonly T[], dice: Iterator<number>): T[] {
  const rest = [...values]
  const order: T[] = []
  while (rest.length > 0) order.push(...rest.splice(Number(dice.next().value) % rest.length, 1))
  return order
}
