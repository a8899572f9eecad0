import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { tokenIn } from '@/lib/auth/cookie'
import { isOurOrigin } from './admit'
import { Allowances } from './allowance'
import { closeCodes, limits, livePath } from './wire'

/** One browser's connection, which may carry several documents. */
export type Socket = {
  id: string
  /** By the clock of this process. */
  openedAt: number
  cookie: string | null
  /** Set by the first document that let it in; until then the clock of `secondsToAuthenticate` runs. */
  loginId: string | null
  ws: WebSocket
  /** Counts work against the allowance of this sign-in; beyond it, reading pauses until it has grown back. */
  charge(bytes: number): void
  /**
   * As `charge`, for work that is dear: resolves when it may be done, which is in a turn of its own, and not while the
   * sign-in owes for what it asked before. What a socket sent at once is in our hands already, and would otherwise be
   * answered at once. False when the socket has closed meanwhile.
   */
  spend(bytes: number): Promise<boolean>
  close(code: number, reason: string): void
}

export type Caps = { perLogin: number; perAddress: number; secondsToAuthenticate: number }
export const usualCaps: Caps = { perLogin: 24, perAddress: 200, secondsToAuthenticate: 5 }

type Visitor = { message(bytes: Uint8Array): void; closed(code: number, reason: string): void }

export type Sockets = {
  port: number
  all: ReadonlySet<Socket>
  /** No further sockets from here on. */
  stopAccepting(): void
  /** Ends what is left. */
  close(): Promise<void>
}

/** Listens on loopback for sockets of our own pages. Knows bytes and addresses, nothing of documents. */
export async function openSockets(options: {
  port: number
  authUrl: string
  caps: Caps
  healthy: () => boolean
  onOpen: (socket: Socket, request: IncomingMessage) => Visitor
}): Promise<Sockets> {
  const all = new Set<Socket>()
  const perAddress = new Map<string, number>()
  const allowances = new Allowances()
  let accepting = true

  const http = createServer((request, response) => answer(request, response, options.healthy))
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frame,
    perMessageDeflate: false,
    // One message of a socket in a turn: whoever sends a thousand at once waits for everybody else, and not they for them.
    allowSynchronousEvents: false,
    maxFragments: 64,
    maxBufferedChunks: 4096,
  })
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const address = addressOf(request)
    if (!accepting) return refuseUpgrade(stream, '503 Service Unavailable')
    if (pathOf(request) !== livePath) return refuseUpgrade(stream, '404 Not Found')
    if (!isOurOrigin(request.headers.origin, options.authUrl)) return refuseUpgrade(stream, '403 Forbidden')
    if (address && (perAddress.get(address) ?? 0) >= options.caps.perAddress)
      return refuseUpgrade(stream, '429 Too Many Requests')
    wss.handleUpgrade(request, stream, head, (ws) => opened(ws, request, address))
  })
  const beat = setInterval(() => {
    for (const socket of all) heartbeat(socket.ws)
    allowances.tidy()
  }, 12_000)

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(options.port, '127.0.0.1', resolve)
  })
  const bound = http.address()

  return {
    port: typeof bound === 'object' && bound ? bound.port : options.port,
    all,
    stopAccepting: () => {
      accepting = false
    },
    close: async () => {
      clearInterval(beat)
      for (const socket of all) socket.ws.terminate()
      await new Promise<void>((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      })
    },
  }

  function opened(ws: WebSocket, request: IncomingMessage, address: string | null) {
    const { cookie = null } = request.headers
    const socket = makeSocket(ws, cookie, allowances, tokenIn(cookie) ?? `${address} ${cookie}`)
    all.add(socket)
    if (address) perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
    const visitor = options.onOpen(socket, request)
    const patience = setTimeout(() => {
      if (!socket.loginId) socket.close(closeCodes.unauthenticated, 'Nobody signed in on this socket.')
    }, options.caps.secondsToAuthenticate * 1000)

    ws.on('message', (data: RawData, isBinary: boolean) => {
      alive.add(ws)
      if (!isBinary || !(data instanceof Buffer)) return socket.close(closeCodes.again, 'Bytes only.')
      if (isPong(data)) return
      socket.charge(data.byteLength)
      visitor.message(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    })
    // An oversized or malformed frame arrives here; ws has closed the socket with the code that says why.
    ws.on('error', () => {})
    ws.on('close', (code, reason) => {
      clearTimeout(patience)
      all.delete(socket)
      if (address) {
        const left = (perAddress.get(address) ?? 1) - 1
        if (left > 0) perAddress.set(address, left)
        else perAddress.delete(address)
      }
      visitor.closed(code, reason.toString())
    })
  }
}

function makeSocket(ws: WebSocket, cookie: string | null, allowances: Allowances, whose: string): Socket {
  alive.add(ws)
  return {
    id: randomUUID(),
    openedAt: performance.now(),
    cookie,
    loginId: null,
    ws,
    charge(bytes) {
      const allowance = allowances.of(whose)
      allowance.charge(bytes + perMessage)
      if (allowance.owesMs === 0 || ws.isPaused) return
      ws.pause()
      setTimeout(() => ws.resume(), Math.min(longestPause, allowance.owesMs + 20)).unref()
    },
    async spend(bytes) {
      await setImmediate()
      while (ws.readyState === ws.OPEN && allowances.of(whose).owesMs > 0)
        await wait(Math.min(longestPause, allowances.of(whose).owesMs + 1))
      allowances.of(whose).charge(bytes)
      return ws.readyState === ws.OPEN
    },
    close: (code, reason) => ws.close(code, reason.slice(0, 120)),
  }
}

/** A message costs some bytes more than it has. */
const perMessage = 4 * 1024
const longestPause = 5_000

/** Sockets that have been heard of since the last heartbeat. */
const alive = new WeakSet<WebSocket>()
const ping = new Uint8Array([9])

/** The provider answers a ping of its own protocol, and takes it as the sign of life it reconnects without. */
function heartbeat(ws: WebSocket) {
  if (ws.isPaused) return
  if (!alive.has(ws)) return ws.terminate()
  alive.delete(ws)
  if (ws.readyState === ws.OPEN) ws.send(ping)
}

const isPong = (data: Buffer) => data.byteLength === 1 && data[0] === 10

function answer(request: IncomingMessage, response: ServerResponse, healthy: () => boolean) {
  const known = request.method === 'GET' && pathOf(request) === `${livePath}/health`
  const status = !known ? 404 : healthy() ? 200 : 503
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ status: status === 200 ? 'ok' : status === 503 ? 'leaving' : 'not found' }))
}

const pathOf = (request: IncomingMessage) => (request.url ?? '').split('?', 1)[0]

function refuseUpgrade(stream: Duplex, status: string) {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/**
 * The address that the outermost proxy of this machine saw. We listen on loopback, so whoever connects is a proxy here,
 * and each adds whom it heard: the last that is not this machine is the one no page can write. Null when all are.
 */
function addressOf(request: IncomingMessage): string | null {
  const forwarded = [request.headers['x-forwarded-for']].flat().join(',')
  const hops = forwarded.split(',').map((hop) => hop.trim())
  return hops.findLast((hop) => hop && !/^(::1|(::ffff:)?127\.)/.test(hop)) ?? null
}
