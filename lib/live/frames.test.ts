import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { allowed } from './allowance'
import {
  authUrl,
  live,
  logOf,
  page,
  type Stage,
  saved,
  setStage,
  synced,
  tearDown,
  textIn,
  until,
  write,
} from './fixture'
import type { Live } from './main'
import { documentName, limits, livePath, readWord, writeHello } from './wire'

let stage: Stage
let vision: string
let server: Live

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
  server = await live()
})
afterEach(tearDown)

const big = (bytes: number) => 'x'.repeat(bytes)

describe('a paste that is too large', () => {
  it('for one edit is refused by name, and nothing of the document is lost', async () => {
    const client = page(server, stage.client, vision)
    await saved(client)
    write(client.doc, 'before')
    await saved(client)
    const told: unknown[] = []
    client.provider.on('stateless', ({ payload }: { payload: string }) => told.push(readWord(payload)))
    write(client.doc, big(limits.update + 1))
    await until(() => client.closed.includes('too-large'))
    expect(told).toContainEqual({ kind: 'refused', why: 'too-large' })
    expect(client.provider.hasUnsyncedChanges).toBe(true)
    expect(textIn(client.doc).length).toBeGreaterThan(limits.update)
    const later = page(server, stage.client, vision)
    await synced(later)
    expect(textIn(later.doc)).toBe('<paragraph>before</paragraph>')
  })

  it('for one frame ends the socket with the code that says so', async () => {
    const client = page(server, stage.client, vision)
    await saved(client)
    const codes: number[] = []
    client.socket.on('close', ({ event }: { event: { code: number } }) => codes.push(event.code))
    write(client.doc, big(2 * 1024 * 1024))
    await until(() => codes.includes(1009))
    expect(await logOf(vision)).toHaveLength(0)
    const later = page(server, stage.client, vision)
    await saved(later)
  })
})

describe('a document', () => {
  it('that becomes large is announced, and at its limit takes deletions only', async () => {
    const client = page(server, stage.client, vision)
    await saved(client)
    const told: unknown[] = []
    client.provider.on('stateless', ({ payload }: { payload: string }) => told.push(readWord(payload)?.kind))
    const part = 200 * 1024
    for (let bytes = part; bytes < limits.document; bytes += part) {
      write(client.doc, big(part - 200))
      await saved(client)
    }
    expect(told.filter((kind) => kind === 'large')).toHaveLength(1)
    write(client.doc, big(part))
    await until(() => client.closed.includes('document-full'))

    const later = page(server, stage.client, vision)
    await saved(later)
    later.doc.getXmlFragment('text:why').delete(0, 5)
    await saved(later)
    write(later.doc, 'room again')
    await saved(later)
    expect(textIn(later.doc)).toContain('room again')
  })
})

describe('hostile bytes', () => {
  it('end the socket that sent them, and nobody else’s', async () => {
    const honest = page(server, stage.client, stage.documents.private_draft)
    await saved(honest)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        fc.uint8Array({ maxLength: 200 }),
        async (type, body) => {
          const socket = await signedIn()
          socket.send(Uint8Array.from([...addressed(), type, ...body]))
          socket.send(Uint8Array.from(body))
          socket.send(Uint8Array.from([...addressed(), 0, 2, ...varUint(body.length), ...body]))
          socket.close()
          await new Promise((resolve) => socket.once('close', resolve))
        },
      ),
      { seed: 5, numRuns: 25 },
    )
    write(honest.doc, 'unharmed', 'text:life')
    await saved(honest)
    expect(honest.closed).toEqual([])
  }, 60_000)

  it.each([
    ['text instead of bytes', (socket: WebSocket) => socket.send('hello')],
    [
      'a message between servers',
      (socket: WebSocket) => socket.send(Uint8Array.from([...addressed(), 6, 1, 65])),
    ],
    ['an empty frame', (socket: WebSocket) => socket.send(new Uint8Array())],
    [
      'presence without end',
      (socket: WebSocket) => socket.send(Uint8Array.from([...addressed(), 1, ...new Uint8Array(9000)])),
    ],
    [
      'an edit that cannot be',
      (socket: WebSocket) => socket.send(Uint8Array.from([...addressed(), 0, 2, 3, 1, 9, 9])),
    ],
  ])('%s is answered by closing', async (_, send) => {
    const socket = await signedIn()
    const ended = new Promise((resolve) => {
      socket.on('close', resolve)
      socket.on('message', (said: Buffer) => said.includes('not-understood') && resolve(said))
    })
    send(socket)
    await ended
  })

  it('an edit ahead of those it rests on makes the page sync again, and then it is saved', async () => {
    const client = page(server, stage.client, vision)
    await saved(client)
    const ahead = new Y.Doc()
    const updates: Uint8Array[] = []
    ahead.on('update', (update: Uint8Array) => updates.push(update))
    write(ahead, 'one')
    write(ahead, 'two')
    const socket = await signedIn()
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const [, second = new Uint8Array()] = updates
    socket.send(Uint8Array.from([...addressed(), 0, 2, ...varUint(second.length), ...second]))
    expect(await closed).toBe(4205)
    expect(await logOf(vision)).toHaveLength(0)
  })

  it('asking for everything again and again is answered at a pace, which coming back does not change', async () => {
    const client = page(server, stage.client, vision)
    await saved(client)
    const document = 200 * 1024
    write(client.doc, big(document))
    await saved(client)
    const began = performance.now()
    let heard = 0
    for (let times = 0; times < 3; times++) {
      const socket = await signedIn()
      socket.on('message', (data: Buffer) => {
        heard += data.byteLength
      })
      for (let asked = 0; asked < 200; asked++) socket.send(Uint8Array.from([...addressed(), 0, 0, 1, 0]))
      await until(() => heard > document)
      await new Promise((resolve) => setTimeout(resolve, 300))
      socket.terminate()
    }
    const seconds = (performance.now() - began) / 1_000
    expect(heard).toBeLessThan(allowed.burst + seconds * allowed.perSecond + 2 * document)
    write(client.doc, 'and goes on')
    await saved(client)
  })

  async function signedIn(): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${livePath}`, {
      headers: { cookie: stage.client.cookie, origin: authUrl },
    })
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('open', resolve))
    const token = new TextEncoder().encode(writeHello({ schema: 1, client: 77 }))
    const admitted = new Promise((resolve) => socket.once('message', resolve))
    socket.send(Uint8Array.from([...addressed(), 2, 0, token.length, ...token]))
    await admitted
    return socket
  }

  function addressed(): number[] {
    const name = new TextEncoder().encode(documentName(stage.practiceId, vision))
    return [name.length, ...name]
  }

  const varUint = (value: number): number[] =>
    value < 128 ? [value] : [(value & 127) | 128, ...varUint(Math.floor(value / 128))]
})
