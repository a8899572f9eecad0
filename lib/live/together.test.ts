import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  beginSession,
  live,
  page,
  type Stage,
  saved,
  setStage,
  synced,
  tearDown,
  textIn,
  textInLog,
  until,
  write,
} from './fixture'

let stage: Stage
let vision: string

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
})
afterEach(tearDown)

it('two people who write in one place at once see the same text, and so does the log', async () => {
  await beginSession(stage)
  const server = await live()
  const client = page(server, stage.client, vision)
  const coach = page(server, stage.coach, vision)
  await Promise.all([saved(client), saved(coach)])
  write(client.doc, '')
  await until(() => textOf(coach.doc) !== undefined)
  for (let letter = 0; letter < 60; letter++) {
    textOf(client.doc)?.insert(0, 'a')
    textOf(coach.doc)?.insert(textOf(coach.doc)?.length ?? 0, 'b')
  }
  await Promise.all([saved(client), saved(coach)])
  await until(() => textIn(client.doc) === textIn(coach.doc))
  expect(textOf(client.doc)?.toString()).toMatch(/^(a{60}b{60}|b{60}a{60})$/)
  expect(await textInLog(vision)).toBe(textIn(client.doc))
})

it('what is written without a connection joins what the other wrote meanwhile', async () => {
  await beginSession(stage)
  const server = await live()
  const client = page(server, stage.client, vision)
  const coach = page(server, stage.coach, vision)
  await Promise.all([saved(client), saved(coach)])
  client.socket.disconnect()
  write(client.doc, 'on the train')
  write(coach.doc, 'at the desk')
  await saved(coach)
  await client.socket.connect()
  await until(() => textIn(client.doc).includes('desk') && textIn(coach.doc).includes('train'))
  expect(textIn(client.doc)).toBe(textIn(coach.doc))
})

it('a document is in memory as long as somebody is there, and comes back from the log', async () => {
  const server = await live()
  const client = page(server, stage.client, vision)
  await saved(client)
  write(client.doc, 'kept')
  await saved(client)
  expect(server.open()).toEqual({ sockets: 1, documents: 1 })
  client.stop()
  await until(() => server.open().documents === 0 && server.open().sockets === 0)
  const later = page(server, stage.client, vision)
  await synced(later)
  expect(textIn(later.doc)).toBe('<paragraph>kept</paragraph>')
})

it('a process that is asked to leave writes down and acknowledges what it has received', async () => {
  const server = await live()
  const client = page(server, stage.client, vision)
  await saved(client)
  for (let edit = 0; edit < 20; edit++) write(client.doc, `edit ${edit}.`)
  await until(() => client.provider.unsyncedChanges < 20)
  await server.stop()
  const unsaved = client.provider.unsyncedChanges
  const text = await textInLog(vision)
  for (let edit = 0; edit < 20 - unsaved; edit++) expect(text).toContain(`edit ${edit}.`)
})

const textOf = (doc: Y.Doc): Y.XmlText | undefined => {
  const [text] = [...doc.getXmlFragment('text:why').createTreeWalker((node) => node instanceof Y.XmlText)]
  return text instanceof Y.XmlText ? text : undefined
}
