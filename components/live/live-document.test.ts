import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  beginAnotherSession,
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
import { openLog } from '@/lib/live/keep'
import type { Live } from '@/lib/live/main'
import { documentName, limits, longestPaste } from '@/lib/live/wire'
import { type LiveDocument, openLiveDocument } from './live-document'

let stage: Stage
let vision: string
let server: Live

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
})

const opened: (() => void)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of opened.splice(0)) close()
  await tearDown()
})

describe('the word about safety', () => {
  it('is "saving" until the edit is committed, and "saved" only then', async () => {
    const inner = openLog()
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    server = await live({
      log: { append: (...edit) => gate.then(() => inner.append(...edit)), drained: () => inner.drained() },
    })
    const { page } = pageOf(stage.client)
    await until(() => page.state().synced)
    expect(page.state()).toMatchObject({ savedState: 'saved', pendingCount: 0 })
    write(page.doc, 'one')
    write(page.doc, 'two')
    expect(page.state()).toMatchObject({ savedState: 'saving', pendingCount: 2 })
    open()
    await until(() => page.state().savedState === 'saved')
    expect(await logOf(vision)).toHaveLength(2)
  })

  it('counts what is kept on the page without a connection, then syncs it, then is "saved"', async () => {
    server = await live()
    const { page, socket } = pageOf(stage.client)
    await until(() => page.state().synced)
    const words: string[] = []
    page.subscribe(() => words.push(`${page.state().savedState} ${page.state().pendingCount}`))
    socket.disconnect()
    await until(() => !page.state().online)
    for (const edit of ['one', 'two', 'three']) write(page.doc, edit)
    expect(page.state()).toMatchObject({ savedState: 'kept', pendingCount: 3 })
    await socket.connect()
    await until(() => page.state().savedState === 'saved')
    expect(words.filter((word, at) => word !== words[at - 1])).toEqual([
      'saved 0',
      'kept 1',
      'kept 2',
      'kept 3',
      'syncing 3',
      'saved 0',
    ])
    expect(await textInLog(vision)).toBe(textIn(page.doc))
  })

  it('is never "trouble" because one was away for long: who comes back is "syncing"', async () => {
    server = await live()
    const { page, socket } = pageOf(stage.client)
    await until(() => page.state().synced)
    socket.disconnect()
    await until(() => !page.state().online)
    write(page.doc, 'one')
    const words: string[] = []
    page.subscribe(() => words.push(page.state().savedState))
    const clock = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => clock() + 20_000)
    await socket.connect()
    await until(() => page.state().savedState === 'saved')
    expect(words.filter((word, at) => word !== words[at - 1])).toEqual(['syncing', 'saved'])
  })

  it('does not forget what was under way when the connection broke', async () => {
    const inner = openLog()
    let broken = true
    server = await live({
      log: {
        append: (...edit) => (broken ? Promise.reject(new Error('no disk')) : inner.append(...edit)),
        drained: () => inner.drained(),
      },
    })
    const { page, socket } = pageOf(stage.client)
    await until(() => page.state().synced)
    let reconnected = 0
    socket.on('open', () => reconnected++)
    write(page.doc, 'one')
    await until(() => reconnected >= 3)
    expect(page.state().pendingCount).toBe(1)
    expect(page.state().savedState).not.toBe('saved')
    broken = false
    await until(() => page.state().savedState === 'saved')
    expect(await textInLog(vision)).toContain('one')
  })

  it('is "trouble" when edits are refused, and stays it', async () => {
    server = await live()
    const { sessionId } = await beginSession(stage)
    const { page } = pageOf(stage.coach)
    await until(() => page.state().synced)
    await finishSession(stage, sessionId)
    await until(() => page.state().closedBecause === 'session-ended')
    write(page.doc, 'too late')
    expect(page.state()).toMatchObject({ savedState: 'trouble', pendingCount: 1, online: false })
  })
})

describe('more than fits in one message', () => {
  it('travels in parts after a long time without a connection', async () => {
    server = await live()
    const { page, socket } = pageOf(stage.client)
    await until(() => page.state().synced)
    socket.disconnect()
    await until(() => !page.state().online)
    for (let paste = 0; paste < 20; paste++) write(page.doc, `${paste} ${'x'.repeat(longestPaste)}`)
    expect(page.state()).toMatchObject({ savedState: 'kept', pendingCount: 20 })
    await socket.connect()
    await until(() => page.state().savedState === 'saved')
    expect(await textInLog(vision)).toBe(textIn(page.doc))
  })

  it('in a single edit is said and kept here, and goes when it has become small enough', async () => {
    server = await live()
    const { page } = pageOf(stage.client)
    await until(() => page.state().synced)
    write(page.doc, 'before')
    await until(() => page.state().savedState === 'saved')
    write(page.doc, 'x'.repeat(limits.update * 8))
    expect(page.state()).toMatchObject({ savedState: 'trouble', closedBecause: 'too-large', pendingCount: 1 })
    write(page.doc, 'after')
    expect(page.state().closedBecause).toBe('too-large')
    page.doc.getXmlFragment('text:why').delete(1, 1)
    await until(() => page.state().savedState === 'saved')
    expect(page.state().closedBecause).toBe(null)
    expect(await textInLog(vision)).toBe('<paragraph>before</paragraph><paragraph>after</paragraph>')
  })
})

describe('a page', () => {
  it('lists the other person once, by the name they signed in with', async () => {
    server = await live()
    await beginSession(stage)
    const { page: client } = pageOf(stage.client)
    const { page: secondWindow } = pageOf(stage.client)
    const { page: coach } = pageOf(stage.coach)
    const { memberId, role } = stage.client.actor
    await until(() => coach.state().people.length === 1 && client.state().people.length === 1)
    expect(coach.state().people).toEqual([{ memberId, role, name: stage.client.name }])
    secondWindow.destroy()
    client.destroy()
    await until(() => coach.state().people.length === 0)
  })

  it('is told when a session ends, and the coach can come back when the next one opens', async () => {
    server = await live()
    const { sessionId } = await beginSession(stage)
    const { page: client } = pageOf(stage.client)
    const { page: coach } = pageOf(stage.coach)
    const heard: string[] = []
    client.hear((word) => heard.push(word.kind === 'session-is' ? `session is ${word.sessionId}` : word.kind))
    await until(() => client.state().synced && coach.state().synced)
    await until(() => heard.includes(`session is ${sessionId}`))
    await finishSession(stage, sessionId)
    await until(() => heard.includes('session-ended') && coach.state().closedBecause === 'session-ended')
    client.retry()
    await until(() => heard.includes('session is null'))
    await beginAnotherSession(stage)
    await until(() => heard.includes('session-opened'))
    coach.retry()
    await until(() => coach.state().online)
    write(client.doc, 'welcome back')
    await until(() => textIn(coach.doc).includes('welcome back'))
    expect(coach.state().closedBecause).toBe(null)
  })

  it.each([
    ['not-found', 1],
    ['reload', 0],
  ] as const)('that is refused knows why: %s', async (why, schemaVersion) => {
    server = await live()
    const { page } = pageOf(why === 'reload' ? stage.client : stage.colleague, { schemaVersion })
    await until(() => page.state().closedBecause === why)
    expect(page.state()).toMatchObject({ synced: false, online: false })
  })

  it('opened again at once over the same socket works like the first time', async () => {
    server = await live()
    const first = pageOf(stage.client)
    first.page.destroy()
    const second = pageOf(stage.client, { socket: first.socket })
    await until(() => second.page.state().synced)
    second.page.destroy()
    const third = pageOf(stage.client, { socket: first.socket })
    await until(() => third.page.state().synced)
    write(third.page.doc, 'still here')
    await until(() => third.page.state().savedState === 'saved')
    expect(await textInLog(vision)).toContain('still here')
    expect(server.open()).toEqual({ sockets: 1, documents: 1 })
  })
})

type Opened = { page: LiveDocument; socket: ReturnType<typeof socketTo> }

function pageOf(
  someone: Someone,
  { schemaVersion = 1, socket }: { schemaVersion?: number; socket?: Opened['socket'] } = {},
): Opened {
  const over = socket ?? socketTo(server.port, { cookie: someone.cookie, origin: 'http://localhost:3000' })
  const page = openLiveDocument({
    socket: over,
    name: documentName(stage.practiceId, vision),
    schemaVersion,
    memberId: someone.actor.memberId,
  })
  opened.push(() => {
    page.destroy()
    over.destroy()
  })
  return { page, socket: over }
}
