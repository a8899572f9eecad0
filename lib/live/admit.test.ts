import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { actorFromCookie } from '@/lib/auth/cookie'
import {
  authUrl,
  beginSession,
  finishSession,
  kinds,
  live,
  page,
  refusal,
  type Someone,
  type Stage,
  saved,
  setStage,
  synced,
  tearDown,
  textInLog,
  write,
} from './fixture'
import type { Live } from './main'
import { documentName, livePath, writeHello } from './wire'

let stage: Stage
let server: Live

beforeAll(async () => {
  stage = await setStage()
})
afterEach(tearDown)

const strangers = [
  'owner',
  'colleague',
  'otherClient',
  'coachNextDoor',
  'clientNextDoor',
] as const satisfies (keyof Stage)[]

describe('every kind of document', () => {
  it.each(kinds)('%s opens for whom it is, and is not found for everybody else', async (kind) => {
    server = await live()
    const documentId = stage.documents[kind]
    const name = documentName(stage.practiceId, documentId)
    for (const stranger of strangers) {
      expect(await refusal(page(server, stage[stranger], documentId, { name })), stranger).toBe('not-found')
    }
    expect(await refusal(page(server, null, documentId, { name })), 'nobody').toBe('not-found')
    for (const [person, may] of mayOpen(kind)) {
      const opened = page(server, person, documentId)
      if (may) await synced(opened)
      else expect(await refusal(opened)).toBe('not-found')
    }
  })

  function mayOpen(kind: (typeof kinds)[number]): [Someone, boolean][] {
    return [
      [stage.client, kind !== 'coach_notes'],
      [stage.coach, kind === 'coach_notes' || kind === 'shared_notes'],
    ]
  }
})

describe('the vision', () => {
  it('opens for the coach while a session is open, and the private draft does not', async () => {
    server = await live()
    const { sessionId } = await beginSession(stage)
    await synced(page(server, stage.coach, stage.documents.vision))
    expect(await refusal(page(server, stage.coach, stage.documents.private_draft))).toBe('not-found')
    await finishSession(stage, sessionId)
    expect(await refusal(page(server, stage.coach, stage.documents.vision))).toBe('not-found')
  })
})

describe('a forged name', () => {
  it.each([
    '',
    'vision',
    '__proto__',
    '../..',
    `${'0'.repeat(8)}/x`,
    '00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000',
  ])('%j is not found, like a document of somebody else', async (name) => {
    server = await live()
    expect(await refusal(page(server, stage.client, '', { name }))).toBe('not-found')
  })

  it('with the document of one practice and the name of another is not found for members of either', async () => {
    server = await live()
    const name = documentName(stage.coachNextDoor.actor.practiceId, stage.documents.vision)
    expect(await refusal(page(server, stage.client, '', { name }))).toBe('not-found')
    expect(await refusal(page(server, stage.coachNextDoor, '', { name }))).toBe('not-found')
  })

  it('does not keep its sender from the document they may open', async () => {
    server = await live()
    await refusal(page(server, stage.client, '', { name: 'vision' }))
    await synced(page(server, stage.client, stage.documents.vision))
  })
})

describe('a socket', () => {
  it.each([
    undefined,
    'null',
    'http://localhost:3001',
    'https://localhost:3000',
    'http://localhost:3000.evil.test',
  ])('from origin %j is refused at the handshake', async (origin) => {
    server = await live()
    expect(await handshake(origin)).toBe(403)
  })

  it('from our own origin is accepted', async () => {
    server = await live()
    expect(await handshake(authUrl)).toBe(101)
  })

  it('on which nobody signs in is closed in time', async () => {
    server = await live({ caps: { secondsToAuthenticate: 0.2 } })
    const socket = connect(authUrl)
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4408)
  })

  it('beyond the number one login may have is refused, and leaves room again', async () => {
    server = await live({ caps: { perLogin: 2 } })
    const first = page(server, stage.client, stage.documents.vision)
    await synced(first)
    await synced(page(server, stage.client, stage.documents.private_draft))
    const third = page(server, stage.client, stage.documents.client_notes)
    expect(await refusal(third)).toBe('too-many')
    first.stop()
    await synced(page(server, stage.client, stage.documents.client_notes))
  })

  it('beyond the number one address may have is refused at the handshake', async () => {
    server = await live({ caps: { perAddress: 1 } })
    const from = { 'x-forwarded-for': '198.51.100.7' }
    expect(await handshake(authUrl, from)).toBe(101)
    expect(await handshake(authUrl, from)).toBe(429)
    // Through a proxy and the pages' server: each adds whom it heard, and a page may have begun with a lie.
    const further = { 'x-forwarded-for': '203.0.113.1, 198.51.100.7, 127.0.0.1' }
    expect(await handshake(authUrl, further)).toBe(429)
    expect(await handshake(authUrl, { 'x-forwarded-for': '198.51.100.8' })).toBe(101)
  })
})

it('a page that came back is not sent away when its earlier socket is let in at last', async () => {
  const asking = Promise.withResolvers<void>()
  const slow = Promise.withResolvers<void>()
  let asked = 0
  const server = await live({
    whoAsks: async (...question) => {
      if (asked++ === 0) {
        asking.resolve()
        await slow.promise
      }
      return actorFromCookie(...question)
    },
  })
  const earlier = page(server, stage.client, stage.documents.vision)
  await asking.promise
  const now = page(server, stage.client, stage.documents.vision, { doc: earlier.doc })
  await synced(now)
  slow.resolve()
  expect(await refusal(earlier)).toBe('again')
  write(now.doc, 'still here')
  await saved(now)
  expect(await textInLog(stage.documents.vision)).toContain('still here')
  expect(now.closed).toEqual([])
})

describe('a page of another release', () => {
  it('that knows an older document is asked to reload before it receives anything', async () => {
    server = await live({ schemaVersion: 2 })
    const old = page(server, stage.client, stage.documents.vision)
    expect(await refusal(old)).toBe('reload')
    expect(old.provider.synced).toBe(false)
    await synced(
      page(server, stage.client, stage.documents.vision, { token: writeHello({ schema: 2, client: 7 }) }),
    )
  })
})

const sockets: WebSocket[] = []
afterAll(() => {
  for (const socket of sockets) socket.terminate()
})

function connect(origin: string | undefined, headers: Record<string, string> = {}): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${livePath}`, {
    headers: { ...headers, ...(origin === undefined ? {} : { origin }) },
  })
  sockets.push(socket)
  return socket
}

function handshake(origin: string | undefined, headers?: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(origin, headers)
    socket.on('upgrade', ({ statusCode }) => resolve(statusCode ?? 0))
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0))
    socket.on('error', () => {})
  })
}
