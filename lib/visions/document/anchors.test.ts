import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anchorPassage, lettersOfBlocks, type PassageAnchor, passageInBlocks } from './anchors'
import { anchorInDocument, lettersIn, passageInDocument, refreshAnchor } from './document-anchors'
import { lettersOf, spell, wordsOf } from './letters'
import { readText, textRoot } from './read-text'
import { replacePassage } from './replace-passage'
import type { Block } from './rich-text'
import { appendText, type PlainText } from './write'

const before = 'For eleven years I have made other people’s launches arrive on time. I was '
const passage = 'drifting for the last six of them'
const after = ', saying yes to whichever role was on offer and calling it a plan.'

function docWith(text: PlainText) {
  const doc = new Y.Doc()
  appendText(doc, 'why', text, null)
  return doc
}

/** An anchor at these words, as the one who writes would leave it. */
function anchorAt(doc: Y.Doc, words: string, nth = 0): PassageAnchor {
  const letters = lettersIn(doc, 'why')
  const wanted = lettersOf(words)
  let from = letters.text.indexOf(wanted)
  for (let each = 0; each < nth; each++) from = letters.text.indexOf(wanted, from + 1)
  const anchor = anchorInDocument(letters, { from, to: from + wanted.length })
  if (!anchor) throw new Error(`There is no "${words}".`)
  return anchor
}

function wordsFound(doc: Y.Doc, anchor: PassageAnchor): string | null {
  const letters = lettersIn(doc, 'why')
  const found = passageInDocument(doc, letters, anchor)
  return found && wordsOf(letters, found)
}

function paragraph(doc: Y.Doc, at = 0): Y.XmlText {
  const node = doc.getXmlFragment(textRoot('why')).get(at)
  const text = node instanceof Y.XmlElement ? node.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('There is no text.')
  return text
}

/** As the editor's binding does it: what is split off is deleted here and written anew there. */
function split(doc: Y.Doc, at: number) {
  const text = paragraph(doc)
  const rest = text.toString().slice(at)
  doc.transact(() => {
    text.delete(at, text.length - at)
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [new Y.XmlText(rest)])
    doc.getXmlFragment(textRoot('why')).insert(1, [made])
  })
}

describe('letters', () => {
  it('are the same however a text is laid out, and however its characters are composed', () => {
    const list: Block = {
      type: 'bulletList',
      items: [
        [{ type: 'paragraph', content: [{ type: 'text', text: 'Ein Café,' }] }],
        [{ type: 'paragraph', content: [{ type: 'text', text: 'offen', bold: true }] }],
      ],
    }
    const plain: Block = { type: 'paragraph', content: [{ type: 'text', text: 'Ein Cafe\u0301,  offen' }] }
    expect(lettersOfBlocks([list]).text).toBe(lettersOfBlocks([plain]).text)
    expect(lettersIn(docWith([list]), 'why').text).toBe(lettersOfBlocks([plain]).text)
  })

  it('become words again, with a space where a line ends and none where only the look changes', () => {
    const letters = spell([
      { text: 'un', place: 0, opens: true },
      { text: 'believ', place: 1, opens: false },
      { text: 'able  things', place: 2, opens: false },
      { text: 'happen', place: 3, opens: true },
    ])
    expect(wordsOf(letters, { from: 0, to: letters.text.length })).toBe('unbelievable things happen')
    expect(wordsOf(letters, { from: 2, to: 8 })).toBe('believ')
  })

  it('are whole characters beyond the first plane', () => {
    const letters = spell([{ text: 'a 𝒳 b', place: 0, opens: true }])
    expect(wordsOf(letters, { from: 1, to: 3 })).toBe('𝒳')
  })
})

describe('a passage', () => {
  it('is found where it is, and after words before it have changed', () => {
    const doc = docWith(before + passage + after)
    const anchor = anchorAt(doc, passage)
    expect(anchor.words).toBe(passage)
    expect(wordsFound(doc, anchor)).toBe(passage)
    paragraph(doc).insert(0, 'Truly: ')
    paragraph(doc).delete(12, 20)
    expect(wordsFound(doc, anchor)).toBe(passage)
  })

  it('takes its own edits along, and leaves out what is written beside it', () => {
    const doc = docWith(before + passage + after)
    const anchor = anchorAt(doc, passage)
    paragraph(doc).insert(before.length + 'drifting'.length, ' hard')
    paragraph(doc).insert(before.length, 'really ')
    expect(wordsFound(doc, anchor)).toBe('drifting hard for the last six of them')
  })

  it('is found when a paragraph is split before it, and positions lead nowhere', () => {
    const doc = docWith(before + passage + after)
    const anchor = anchorAt(doc, passage)
    split(doc, before.length)
    expect(wordsFound(doc, anchor)).toBe(passage)
  })

  it('is found when it is split itself', () => {
    const doc = docWith(before + passage + after)
    const anchor = anchorAt(doc, passage)
    split(doc, before.length + 12)
    expect(wordsFound(doc, anchor)).toBe(passage)
  })

  it('is gone when it has become other words step by step, and still says what it was', () => {
    const doc = docWith(before + passage + after)
    let anchor = anchorAt(doc, passage)
    for (const [words, others] of [
      ['for the last six', 'through nearly all'],
      ['drifting', 'content'],
      ['of them', 'of it all'],
    ] as const) {
      const at = paragraph(doc).toString().indexOf(words)
      paragraph(doc).delete(at + 1, words.length - 2)
      paragraph(doc).insert(at + 1, others)
      anchor = refreshAnchor(doc, lettersIn(doc, 'why'), anchor)
    }
    expect(wordsFound(doc, anchor)).toBeNull()
    expect(anchor.first ?? anchor.words).toBe(passage)
  })

  it('is found when it was moved and changed a little', () => {
    const doc = docWith([before + passage + after, 'Something else stands here.'])
    const anchor = anchorAt(doc, passage)
    doc.getXmlFragment(textRoot('why')).delete(0, 1)
    appendText(doc, 'why', 'It is true that I drifted for the last six of them.', null)
    expect(wordsFound(doc, anchor)).toBe('drifted for the last six of them')
  })

  it('is gone when its words are, although the same words stand elsewhere', () => {
    const doc = docWith(['I said yes, gladly.', 'Later I said yes, and was sorry.'])
    const anchor = anchorAt(doc, 'said yes', 1)
    expect(anchor.others).toBe(1)
    paragraph(doc, 1).delete(0, paragraph(doc, 1).length)
    expect(wordsFound(doc, anchor)).toBeNull()
  })

  it('is gone when it is deleted, although another sentence is much like it', () => {
    const doc = docWith(['I want to lead a team of ten by June.', 'I want to lead a team of six by July.'])
    const anchor = anchorAt(doc, 'I want to lead a team of ten by June')
    doc.getXmlFragment(textRoot('why')).delete(0, 1)
    expect(wordsFound(doc, anchor)).toBeNull()
  })

  it('comes back with its words', () => {
    const doc = docWith(before + passage + after)
    const anchor = anchorAt(doc, passage)
    paragraph(doc).delete(before.length, passage.length)
    expect(wordsFound(doc, anchor)).toBeNull()
    expect(refreshAnchor(doc, lettersIn(doc, 'why'), anchor)).toEqual(anchor)
    paragraph(doc).insert(before.length, passage)
    expect(wordsFound(doc, anchor)).toBe(passage)
  })

  it('survives many changes when it is refreshed between them', () => {
    const doc = docWith(before + passage + after)
    let anchor = anchorAt(doc, passage)
    const refresh = () => {
      anchor = refreshAnchor(doc, lettersIn(doc, 'why'), anchor)
    }
    split(doc, before.length)
    refresh()
    paragraph(doc, 1).delete(0, 'drifting'.length)
    paragraph(doc, 1).insert(0, 'Adrift')
    refresh()
    split(doc, 10)
    refresh()
    expect(wordsFound(doc, anchor)).toContain('for the last six of them')
  })

  it('of two people who write apart is found when their edits meet', () => {
    const mine = docWith(before + passage + after)
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const anchor = anchorAt(mine, passage)
    split(theirs, before.length - 6)
    paragraph(mine).insert(before.length + 12, 'all of ')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    expect(wordsFound(mine, anchor)).toBe(wordsFound(theirs, anchor))
    expect(lettersOf(wordsFound(mine, anchor) ?? '')).toContain(lettersOf('the last six of them'))
  })
})

describe('in what has settled', () => {
  it('a passage is found without positions, whichever of equals was meant', () => {
    const doc = docWith(['I said yes, gladly.', 'Later I said yes, and was sorry.'])
    const blocks = lettersOfBlocks(readText(doc, 'why'))
    for (const nth of [0, 1]) {
      const anchor = anchorAt(doc, 'said yes', nth)
      expect(passageInBlocks(blocks, anchor)?.from).toBe(anchor.at)
    }
  })

  it('a passage can be chosen, and is found in the document', () => {
    const doc = docWith(before + passage + after)
    const blocks = lettersOfBlocks(readText(doc, 'why'))
    const from = blocks.text.indexOf(lettersOf(passage))
    const anchor = anchorPassage(blocks, { from, to: from + lettersOf(passage).length })
    expect(anchor).toMatchObject({ start: null, end: null, words: passage })
    expect(anchor && wordsFound(doc, anchor)).toBe(passage)
  })
})

describe('an anchor that somebody made up', () => {
  const made: PassageAnchor = {
    start: null,
    end: null,
    words: passage,
    before: '',
    after: '',
    at: 0,
    others: 0,
  }

  it('leads nowhere, and throws nothing', () => {
    const doc = docWith('Something else stands here.')
    for (const start of ['', '!', 'AAAA', 'AQH/////DwE=', 'AgEBAQ==', btoa(passage)]) {
      expect(wordsFound(doc, { ...made, start, end: start })).toBeNull()
    }
    expect(wordsFound(doc, { ...made, words: ' ' })).toBeNull()
    expect(anchorPassage(lettersIn(doc, 'why'), { from: 3, to: 3 })).toBeNull()
  })

  it('is answered in time, however long the section', () => {
    const doc = docWith('and so on and on and so '.repeat(2_000))
    const began = performance.now()
    wordsFound(doc, { ...made, words: 'so on and no and so on or '.repeat(38) })
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('other words for a passage', () => {
  it('take its place, and nothing else’s', () => {
    const doc = docWith([before + passage + after, 'Something else stands here.'])
    const letters = lettersIn(doc, 'why')
    const found = passageInDocument(doc, letters, anchorAt(doc, passage))
    expect(found && replacePassage(letters, found, 'adrift for six years', 'test')).toBe(true)
    expect(paragraph(doc).toString()).toBe(`${before}adrift for six years${after}`)
    expect(paragraph(doc, 1).toString()).toBe('Something else stands here.')
  })

  it('may be none at all, and may replace several lines', () => {
    const doc = docWith(['One two three.', 'Four five six.'])
    const letters = lettersIn(doc, 'why')
    const from = letters.text.indexOf('two')
    replacePassage(letters, { from, to: letters.text.indexOf('six') }, '', 'test')
    expect(
      readText(doc, 'why')
        .map((block) => JSON.stringify(block))
        .join(),
    ).toMatch(/One .*six\./)
    expect(lettersIn(doc, 'why').text).toBe('Onesix.')
  })
})
