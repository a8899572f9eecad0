import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { liveChannel } from '@/lib/announce'
import type { DeviceKey } from '@/lib/auth/device-key'
import {
  admin,
  beginSession,
  finishSession,
  live,
  logOf,
  type Someone,
  type Stage,
  setStage,
  socketTo,
  tearDown,
  textIn,
  textInLog,
  until,
  write,
} from '@/lib/live/fixture'
import type { Live } from '@/lib/live/main'
import { documentName } from '@/lib/live/wire'
import { notesRoot } from '@/lib/visions/document/roots'
import { databaseName } from './device/database'
import { openShelf } from './device/shelf'
import { type AskForKey, openVault } from './device/vault'
import { openWindows } from './device/windows'
import { type LiveDocument, openLiveDocument } from './live-document'

let stage: Stage
let vision: string
let server: Live

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
  server = await live()
})

const closing: (() => void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await tearDown()
  indexedDB.deleteDatabase(databaseName)
})

describe('without a connection', () => {
  it('a page opens with everything that was there, and what is written survives another opening', async () => {
    const first = windowOf(stage.client)
    await until(() => first.page.state().synced)
    write(first.page.doc, 'written at home')
    await until(() => first.page.state().savedState === 'saved')
    await first.leave()

    const second = windowOf(stage.client, { offline: true })
    await until(() => second.page.state().synced)
    expect(textIn(second.page.doc)).toContain('written at home')
    write(second.page.doc, 'on the train')
    write(second.page.doc, 'and after it')
    expect(second.page.state()).toMatchObject({ savedState: 'kept', pendingCount: 2, device: 'keeps' })
    await second.leave()

    const third = windowOf(stage.client, { offline: true })
    await until(() => third.page.state().synced)
    expect(third.page.state()).toMatchObject({ savedState: 'kept', pendingCount: 2 })
    const said = wordsOf(third.page)
    await third.socket.connect()
    await until(() => third.page.state().savedState === 'saved')
    expect(said()).toEqual(['syncing 2', 'saved 0'])
    expect(await textInLog(vision)).toBe(textIn(third.page.doc))
    await third.leave()

    const last = windowOf(stage.client, { offline: true })
    await until(() => last.page.state().synced)
    expect(last.page.state()).toMatchObject({ savedState: 'saved', pendingCount: 0 })
    expect(textIn(last.page.doc)).toContain('and after it')
  })

  it('what was written in one go is one edit, however many keys it took', async () => {
    const { page, socket } = windowOf(stage.client)
    await until(() => page.state().synced)
    write(page.doc, 'a')
    await until(() => page.state().savedState === 'saved')
    socket.disconnect()
    await until(() => !page.state().online)
    const text = page.doc.getXmlFragment('text:why').get(0) as Y.XmlElement
    const words = text.get(0) as Y.XmlText
    for (const letter of ' river path') words.insert(words.length, letter)
    expect(page.state().pendingCount).toBe(1)
    for (const letter of 'By ') words.insert('By '.indexOf(letter), letter)
    expect(page.state().pendingCount).toBe(2)
    words.delete(0, 1)
    expect(page.state().pendingCount).toBe(3)
    const field = page.doc.getMap<string>('proof of fields')
    for (const value of ['H', 'Ho', 'Hom', 'Home']) field.set('statement', value)
    expect(page.state().pendingCount).toBe(4)
  })

  it('a week apart on both sides merges without loss or duplication', async () => {
    await beginSession(stage)
    const client = windowOf(stage.client)
    const coach = windowOf(stage.coach, { ask: elsewhere })
    await until(() => client.page.state().synced && coach.page.state().synced)
    client.socket.disconnect()
    await until(() => !client.page.state().online)
    for (let day = 0; day < 7; day++) {
      write(client.page.doc, `client, day ${day}`)
      write(coach.page.doc, `coach, day ${day}`)
    }
    await until(() => coach.page.state().savedState === 'saved')
    await client.leave()
    const back = windowOf(stage.client)
    await until(() => back.page.state().synced && back.page.state().savedState === 'saved')
    await until(() => textIn(back.page.doc) === textIn(coach.page.doc))
    const paragraphs = textIn(back.page.doc).match(/(client|coach), day \d/g) ?? []
    expect(paragraphs).toHaveLength(14)
    expect(new Set(paragraphs).size).toBe(14)
    expect(await textInLog(vision)).toBe(textIn(back.page.doc))
  })
})

describe('two windows of one person', () => {
  it('show and count the same, and what one wrote before it closed is sent by the other, once', async () => {
    const one = windowOf(stage.client)
    const other = windowOf(stage.client)
    await until(() => one.page.state().synced && other.page.state().synced)
    for (const { socket } of [one, other]) socket.disconnect()
    await until(() => !one.page.state().online && !other.page.state().online)
    write(one.page.doc, 'in the first window')
    await until(() => textIn(other.page.doc).includes('in the first window'))
    expect(other.page.state()).toMatchObject({ savedState: 'kept', pendingCount: 1 })
    await one.leave()
    await other.socket.connect()
    await until(() => other.page.state().savedState === 'saved')
    expect((await textInLog(vision)).match(/in the first window/g)).toHaveLength(1)
    expect(other.page.state().people).toEqual([])
  })

  it('hear from each other that an edit is safe, and an edit travels once', async () => {
    const one = windowOf(stage.client)
    const other = windowOf(stage.client)
    await until(() => one.page.state().synced && other.page.state().synced)
    write(one.page.doc, 'only once')
    await until(() => one.page.state().savedState === 'saved')
    await until(() => other.page.state().savedState === 'saved' && textIn(other.page.doc).includes('once'))
    expect(await logOf(vision)).toHaveLength(1)
  })
})

describe('what may not stay', () => {
  it('goes when the document is no longer this person’s', async () => {
    const { page } = windowOf(stage.client)
    await until(() => page.state().synced)
    write(page.doc, 'mine')
    await until(() => page.state().savedState === 'saved')
    await until(async () => (await rows()).length > 0)
    await admin`update members set left_at = now() where id = ${stage.client.actor.memberId}`
    await admin`select pg_notify(${liveChannel}, ${JSON.stringify({ kind: 'member-changed', memberId: stage.client.actor.memberId })})`
    await until(() => page.state().closedBecause !== null)
    await until(async () => (await rows()).length === 0)
  })

  it('of a coach’s session is nothing but what has not been taken yet', async () => {
    await beginSession(stage)
    const { page } = windowOf(stage.coach, { keep: 'edits' })
    await until(() => page.state().synced)
    write(page.doc, 'said together')
    await until(() => page.state().savedState === 'saved')
    await until(async () => (await rows()).length === 0)
  })
})

describe('what was written in a session without a connection', () => {
  it.each(['coach', 'client'] as const)(
    'and comes after its end is given back to the %s who wrote it, and waits for nothing any more',
    async (seat) => {
      const { sessionId } = await beginSession(stage)
      const [document, root] =
        seat === 'coach' ? [vision, 'text:why'] : [stage.documents.shared_notes, notesRoot]
      const late: string[] = []
      const { page, socket } = windowOf(stage[seat], { keep: 'edits', document, late })
      await until(() => page.state().synced)
      write(page.doc, 'in time', root)
      await until(() => page.state().savedState === 'saved')
      socket.disconnect()
      await until(() => !page.state().online)
      write(page.doc, 'said in the tunnel', root)
      await until(async () => (await rows()).length > 0)
      await finishSession(stage, sessionId)
      await socket.connect()
      await until(() => late.length > 0)
      expect(late).toEqual(['said in the tunnel'])
      await until(() => page.state().pendingCount === 0)
      await until(async () => (await rows()).length === 0)
      expect(await textInLog(document, root)).not.toContain('tunnel')
      expect(await textInLog(document, root)).toContain('in time')
    },
  )

  it('and cannot be put down for its writer stays where it is', async () => {
    const { sessionId } = await beginSession(stage)
    let asked = 0
    const giveBack = async () => {
      asked++
      throw new Error('The device is full.')
    }
    const { page, socket } = windowOf(stage.coach, { keep: 'edits', giveBack })
    await until(() => page.state().synced)
    socket.disconnect()
    await until(() => !page.state().online)
    write(page.doc, 'said in the tunnel')
    await until(async () => (await rows()).length > 0)
    await finishSession(stage, sessionId)
    await socket.connect()
    await until(() => asked > 0)
    expect(page.state().pendingCount).toBe(1)
    expect(await rows()).toHaveLength(1)
  })

  it('and comes while it is still open is taken, and nothing is given back', async () => {
    await beginSession(stage)
    const late: string[] = []
    const document = stage.documents.shared_notes
    const { page, socket } = windowOf(stage.client, { keep: 'edits', document, late })
    await until(() => page.state().synced)
    socket.disconnect()
    await until(() => !page.state().online)
    write(page.doc, 'said in the tunnel', notesRoot)
    await socket.connect()
    await until(() => page.state().savedState === 'saved')
    expect(await textInLog(document, notesRoot)).toContain('said in the tunnel')
    expect(late).toEqual([])
  })
})

it('a document that a newer page has kept is not opened by an older one', async () => {
  const newer = windowOf(stage.client, { schema: 2 })
  await until(() => newer.page.state().synced)
  write(newer.page.doc, 'new words')
  await until(() => newer.page.state().savedState === 'saved')
  await newer.leave()
  const older = windowOf(stage.client)
  await until(() => older.page.state().closedBecause === 'reload')
  expect(older.page.state().synced).toBe(false)
})

it('where the browser keeps nothing the page says so and works as before', async () => {
  const { page, socket } = windowOf(stage.client, { ask: elsewhere })
  await until(() => page.state().synced)
  expect(page.state().device).toBe('refuses')
  socket.disconnect()
  await until(() => !page.state().online)
  write(page.doc, 'only on this page')
  expect(page.wouldLose()).toBe(true)
  await socket.connect()
  await until(() => page.state().savedState === 'saved')
  expect(await textInLog(vision)).toContain('only on this page')
})

type Given = {
  offline?: boolean
  keep?: 'document' | 'edits'
  schema?: number
  ask?: AskForKey
  document?: string
  /** Takes what is given back. */
  late?: string[]
  giveBack?: (words: string) => Promise<void>
}

function windowOf(
  someone: Someone,
  { offline, keep = 'document', schema = 1, ask, document = vision, late, giveBack }: Given = {},
) {
  const socket = socketTo(server.port, { cookie: someone.cookie, origin: 'http://localhost:3000' })
  if (offline) socket.disconnect()
  const channel = new BroadcastChannel('waymark')
  const { memberId } = someone.actor
  const name = documentName(stage.practiceId, document)
  const page = openLiveDocument({
    socket,
    name,
    schemaVersion: schema,
    memberId,
    shelf: async (onChange) => {
      const vault = await openVault(memberId, ask ?? signedIn(someone))
      return vault && openShelf(vault, { name, schema, keep, onChange })
    },
    windows: openWindows(channel),
    giveBack: giveBack ?? (late && (async (words) => void late.push(words))),
  })
  let left = false
  const close = () => {
    if (left) return
    left = true
    page.destroy()
    socket.destroy()
    channel.close()
  }
  closing.push(close)
  /** Closes it as a person does who has seen that their edits are on the device. */
  const leave = async () => {
    await until(() => !page.wouldLose())
    // What others wrote is put down by the breath.
    await new Promise((resolve) => setTimeout(resolve, 500))
    close()
  }
  return { page, socket, leave }
}

/** On a device of their own, which has no part in this test. */
const elsewhere: AskForKey = async () => null

const signedIn =
  ({ loginId }: Someone): AskForKey =>
  async (salt): Promise<DeviceKey> => {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${loginId} ${salt}`))
    return { loginId, key: Buffer.from(bytes).toString('base64'), expiresAt: Date.now() + 3_600_000 }
  }

function wordsOf(page: LiveDocument) {
  const words: string[] = []
  page.subscribe(() => words.push(`${page.state().savedState} ${page.state().pendingCount}`))
  return () => words.filter((word, at) => word !== words[at - 1])
}

async function rows() {
  const { openDB } = await import('idb')
  const database = await openDB(databaseName)
  const found = await database.getAll('updates')
  database.close()
  return found
}
