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
  writeHistory,
} from './fixture'
import { openLog } from './keep'

let stage: Stage
let vision: string
let snapshot: Uint8Array

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
  await writeHistory(stage, rowsWorthASnapshot)
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
    const told = toldTo(client)
    await synced(client)
    expect(contentOf(told)).toEqual([
      { sort: 'update', bytes: snapshot },
      { sort: 'answer', bytes: new Uint8Array(2) },
    ])
    expect(textIn(client.doc)).toBe(await textInLog(vision))
  })

  it('is told afterwards what was written since the snapshot, and not all over again', async () => {
    await writeHistory(stage, 3)
    const client = page(await live(), stage.client, vision)
    const told = toldTo(client)
    await synced(client)
    expect(contentOf(told).map(({ sort }) => sort)).toEqual(['update', 'answer'])
    expect(contentOf(told)[0]?.bytes).toEqual(snapshot)
    expect(contentOf(told)[1]?.bytes.byteLength).toBeLessThan(snapshot.byteLength / 10)
    expect(textIn(client.doc)).toBe(await textInLog(vision))
  })

  it.each([
    ['is cut short, and is not sent that', cutShort, ['answer']],
    ['refers to what is not there', misled, ['update', 'answer']],
  ] as const)('is told all that could be read when the snapshot %s', async (_, broken, sorts) => {
    const state = Buffer.from(broken(snapshot))
    await admin`update document_snapshots set state = ${state} where document_id = ${vision}`
    const elsewhere = new Y.Doc()
    write(elsewhere, 'What stands by itself.')
    await openLog().append({
      sender: stage.client.actor,
      documentId: vision,
      bytes: Y.encodeStateAsUpdate(elsewhere),
    })
    const client = page(await live(), stage.client, vision)
    const told = toldTo(client)
    await synced(client)
    expect(contentOf(told).map(({ sort }) => sort)).toEqual(sorts)
    const answer = new Y.Doc()
    Y.applyUpdate(answer, contentOf(told).at(-1)?.bytes ?? new Uint8Array())
    expect(textIn(client.doc)).toBe(textIn(answer))
    expect(textIn(client.doc)).toContain('What stands by itself.')
  })

  it('is answered before what it wrote meanwhile is acknowledged', async () => {
    const client = page(await live(), stage.client, vision)
    const told = toldTo(client)
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
    const told = toldTo(stranger)
    expect(await refusal(stranger)).toBe('not-found')
    expect(told).toEqual([])
  })
})

it('a page that has some of it is told the difference, and nothing is sent ahead', async () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, snapshot)
  await writeHistory(stage, 1)
  const client = page(await live(), stage.client, vision, { doc })
  const told = toldTo(client)
  await synced(client)
  expect(contentOf(told).map(({ sort }) => sort)).toEqual(['answer'])
  expect(contentOf(told)[0]?.bytes.byteLength).toBeLessThan(snapshot.byteLength / 10)
  expect(textIn(doc)).toBe(await textInLog(vision))
})

it('a page that comes to an open document is told everything once', async () => {
  const server = await live()
  await synced(page(server, stage.client, vision))
  const second = page(server, stage.client, vision)
  const told = toldTo(second)
  await synced(second)
  expect(contentOf(told).map(({ sort }) => sort)).toEqual(['answer'])
  expect(textIn(second.doc)).toBe(await textInLog(vision))
})

it('two pages that come at once both have all of it', async () => {
  const server = await live()
  const pages = [page(server, stage.client, vision), page(server, stage.client, vision)]
  await Promise.all(pages.map(synced))
  for (const { doc } of pages) expect(textIn(doc)).toBe(await textInLog(vision))
})

function cutShort(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, -40)
}

/** One bit the other way: it can be gone through, and be put together only up to there. */
function misled(bytes: Uint8Array): Uint8Array {
  for (let bit = 8 * 300; bit > 0; bit--) {
    const one = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
    if (!fails(() => Y.decodeUpdate(one)) && fails(() => Y.applyUpdate(new Y.Doc(), one))) return one
  }
  throw new Error('All of them can be put together.')
}

function fails(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}

type Told = { sort: 'update' | 'answer' | 'acknowledged'; bytes: Uint8Array }

/** What this page hears of the content, and that what it wrote is kept, in order. */
function toldTo({ provider }: Page): Told[] {
  const told: Told[] = []
  provider.on('message', ({ event }: { event: { data: ArrayBuffer } }) => {
    const decoder = decoding.createDecoder(new Uint8Array(event.data))
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === 8) told.push({ sort: 'acknowledged', bytes: new Uint8Array() })
    if (type !== 0) return
    const sort = ([null, 'answer', 'update'] as const)[decoding.readVarUint(decoder)]
    if (sort) told.push({ sort, bytes: decoding.readVarUint8Array(decoder).slice() })
  })
  return told
}

const contentOf = (told: readonly Told[]) => told.filter(({ sort }) => sort !== 'acknowledged')
