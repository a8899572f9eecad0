import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compact, rowsWorthASnapshot } from '@/lib/visions/compact'
import {
  admin,
  live,
  type Page,
  page,
  refusal,
  type Stage,
  setStage,
  synced,
  tearDown,
  textIn,
  textInLog,
  until,
  write,
} from './fixture'
import { openLog } from './keep'

let stage: Stage
let vision: string
let snapshot: Uint8Array

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
  await append(rowsWorthASnapshot)
  await admin`update document_updates set at = now() - interval '2 minutes' where document_id = ${vision}`
  await compact({ practiceId: stage.practiceId, documentId: vision })
  const [row] = await admin<
    { state: Buffer }[]
  >`select state from document_snapshots where document_id = ${vision}`
  snapshot = new Uint8Array(row?.state ?? [])
})
afterEach(tearDown)

describe('a page that has nothing of a document nobody has open', () => {
  it('is sent the kept bytes, and then that there is nothing more', async () => {
    const client = page(await live(), stage.client, vision)
    const told = contentTold(client)
    await synced(client)
    expect(told).toEqual([
      { sort: 'update', bytes: snapshot },
      { sort: 'answer', bytes: new Uint8Array(2) },
    ])
    expect(textIn(client.doc)).toBe(await textInLog(vision))
  })

  it('is told afterwards what was written since the snapshot, and not all over again', async () => {
    await append(3)
    const client = page(await live(), stage.client, vision)
    const told = contentTold(client)
    await synced(client)
    expect(told.map(({ sort }) => sort)).toEqual(['update', 'answer'])
    expect(told[0]?.bytes).toEqual(snapshot)
    expect(told[1]?.bytes.byteLength).toBeLessThan(snapshot.byteLength / 10)
    expect(textIn(client.doc)).toBe(await textInLog(vision))
  })

  it('is told all that could be read when the snapshot could not', async () => {
    const broken = Buffer.from(snapshot.slice(0, -40))
    await admin`update document_snapshots set state = ${broken} where document_id = ${vision}`
    const elsewhere = new Y.Doc()
    write(elsewhere, 'What stands by itself.')
    await openLog().append({
      sender: stage.client.actor,
      documentId: vision,
      bytes: Y.encodeStateAsUpdate(elsewhere),
    })
    const client = page(await live(), stage.client, vision)
    const told = contentTold(client)
    await synced(client)
    expect(told.at(-1)?.sort).toBe('answer')
    expect(textIn(client.doc)).toContain('What stands by itself.')
  })

  it('is answered before what it wrote meanwhile is acknowledged', async () => {
    const client = page(await live(), stage.client, vision)
    const told = everythingTold(client)
    let sent = 0
    client.provider.on('outgoingMessage', () => {
      // First who they are, then the question.
      if (++sent === 2) queueMicrotask(() => write(client.doc, 'Early.'))
    })
    await until(() => told.some(({ sort }) => sort === 'acknowledged'))
    expect(told.slice(0, 3).map(({ sort }) => sort)).toEqual(['update', 'answer', 'acknowledged'])
    expect(await textInLog(vision)).toContain('Early.')
  })

  it('is sent nothing by a live process that does not let them in', async () => {
    const stranger = page(await live(), stage.otherClient, vision)
    const told = contentTold(stranger)
    expect(await refusal(stranger)).toBe('not-found')
    expect(told).toEqual([])
  })
})

it('a page that has some of it is told the difference, and nothing is sent ahead', async () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, snapshot)
  await append(1)
  const client = page(await live(), stage.client, vision, { doc })
  const told = contentTold(client)
  await synced(client)
  expect(told.map(({ sort }) => sort)).toEqual(['answer'])
  expect(told[0]?.bytes.byteLength).toBeLessThan(snapshot.byteLength / 10)
  expect(textIn(doc)).toBe(await textInLog(vision))
})

it('a page that comes to an open document is told everything once', async () => {
  const server = await live()
  await synced(page(server, stage.client, vision))
  const second = page(server, stage.client, vision)
  const told = contentTold(second)
  await synced(second)
  expect(told.map(({ sort }) => sort)).toEqual(['answer'])
  expect(textIn(second.doc)).toBe(await textInLog(vision))
})

it('two pages that come at once both have all of it', async () => {
  const server = await live()
  const pages = [page(server, stage.client, vision), page(server, stage.client, vision)]
  await Promise.all(pages.map(synced))
  for (const { doc } of pages) expect(textIn(doc)).toBe(await textInLog(vision))
})

type Told = { sort: 'update' | 'answer' | 'acknowledged'; bytes: Uint8Array }

/** What this page hears of the content, in order. */
function contentTold(opened: Page): Told[] {
  const told: Told[] = []
  everythingTold(opened, (each) => each.sort !== 'acknowledged' && told.push(each))
  return told
}

/** And that what it wrote is kept. */
function everythingTold({ provider }: Page, hear: (each: Told) => void = () => {}): Told[] {
  const told: Told[] = []
  provider.on('message', ({ event }: { event: { data: ArrayBuffer } }) => {
    const decoder = decoding.createDecoder(new Uint8Array(event.data))
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === 8) return tell({ sort: 'acknowledged', bytes: new Uint8Array() })
    if (type !== 0) return
    const sort = ([null, 'answer', 'update'] as const)[decoding.readVarUint(decoder)]
    if (sort) tell({ sort, bytes: decoding.readVarUint8Array(decoder).slice() })
  })
  return told

  function tell(each: Told) {
    told.push(each)
    hear(each)
  }
}

/** Rows of the log, written by the client on a page that knew what was there. */
async function append(edits: number): Promise<void> {
  const doc = new Y.Doc()
  const rows = await admin<
    { bytes: Buffer }[]
  >`select bytes from document_updates where document_id = ${vision} order by seq`
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  const log = openLog()
  const appended: Promise<void>[] = []
  doc.on('update', (bytes: Uint8Array) => {
    appended.push(log.append({ sender: stage.client.actor, documentId: vision, bytes }))
  })
  for (let edit = 0; edit < edits; edit++) write(doc, `Paragraph ${edit} of a plan that is worth a snapshot.`)
  await Promise.all(appended)
}
