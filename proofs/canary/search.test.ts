import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { randomFrom } from '../stage/frame'
import { canariesIn, canariesInUpdates, newCanary } from './search'

const canary = newCanary(randomFrom(7))
const around = (packed: Buffer | string) =>
  Buffer.concat([Buffer.from('before:"'), Buffer.from(packed), Buffer.from('" after')])
const update = (write: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc()
  write(doc)
  return Buffer.from(Y.encodeStateAsUpdate(doc))
}
const paragraph = (doc: Y.Doc, words: string) => {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment('text:life').push([element])
}

it.each([
  ['as it is', around(canary)],
  ['as UTF-16', around(Buffer.from(canary, 'utf16le'))],
  ['in base64', around(Buffer.from(`{"words":"${canary}"}`).toString('base64'))],
  ['in base64 for addresses', around(Buffer.from(`??>>${canary}??`).toString('base64url'))],
  ['in hex', around(Buffer.from(`x${canary}`).toString('hex'))],
  ['compressed', around(gzipSync(`x${canary}`))],
  ['compressed and in base64', around(gzipSync(`x${canary}`).toString('base64'))],
  ['in an update', update((doc) => paragraph(doc, `Supper ${canary}.`))],
  [
    'in an element of an update',
    update((doc) => doc.getMap('elements').set('a', new Y.Map([['name', canary]]))),
  ],
  ['in an update in hex', around(update((doc) => paragraph(doc, canary)).toString('hex'))],
])('a word is found %s', (_, bytes) => {
  expect([...canariesIn(bytes)]).toEqual([canary])
})

it('a word is found that was typed letter by letter, each in an update of its own', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (each: Uint8Array) => updates.push(each))
  paragraph(doc, '')
  const element = doc.getXmlFragment('text:life').get(0)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  for (const letter of canary) if (text instanceof Y.XmlText) text.insert(text.length, letter)
  expect(updates.length).toBeGreaterThan(canary.length)
  expect(updates.flatMap((each) => [...canariesIn(each)])).toEqual([])
  expect([...canariesInUpdates(updates)]).toEqual([canary])
})

it('a word is found that was deleted, while it still travels', () => {
  const doc = new Y.Doc({ gc: false })
  paragraph(doc, canary)
  doc.getXmlFragment('text:life').delete(0, 1)
  expect([...canariesIn(Y.encodeStateAsUpdate(doc))]).toEqual([canary])
})

it('nothing is found where nothing is', () => {
  expect([...canariesIn(around('Canarybird is a bird.'))]).toEqual([])
})
