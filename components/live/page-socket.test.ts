import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { PageSocket } from './page-socket'

const open: { stop(): void }[] = []
afterEach(() => {
  for (const each of open.splice(0).reverse()) each.stop()
})

it('a page whose socket closes without a word tries again one at a time, and keeps the one that answers', async () => {
  const { sockets, url } = await serverThatIsSilent({ times: 6 })
  const answered = Promise.withResolvers<void>()
  openPage(url, answered.resolve)
  await answered.promise
  // Several times as long as anybody who still tried would wait.
  await wait(400)
  expect(sockets).toHaveLength(7)
  expect(sockets.at(-1)?.readyState).toBe(WebSocket.OPEN)
})

it('a page whose socket was cut after the first word comes back', async () => {
  const { sockets, url } = await serverThatIsSilent({ times: 0 })
  let answers = 0
  const back = Promise.withResolvers<void>()
  openPage(url, () => {
    if (answers++ === 0) sockets[0]?.terminate()
    else back.resolve()
  })
  await back.promise
  expect(sockets).toHaveLength(2)
})

function openPage(url: string, onConnect: () => void) {
  const socket = new PageSocket({
    url,
    WebSocketPolyfill: WebSocket,
    delay: 20,
    minDelay: 20,
    maxDelay: 60,
    onConnect,
  })
  open.push({ stop: () => socket.destroy() })
}

/** So many times it closes whoever comes; then it says something. */
async function serverThatIsSilent({ times }: { times: number }) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  open.push({ stop: () => server.close() })
  const sockets: WebSocket[] = []
  server.on('connection', (socket) => {
    sockets.push(socket)
    if (sockets.length <= times) socket.close(1013)
    else socket.send(new Uint8Array([9]))
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { sockets, url: `ws://127.0.0.1:${port}` }
}
