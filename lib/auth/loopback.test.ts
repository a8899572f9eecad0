import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, it } from 'vitest'
import { isLoopback, listensOutside } from './loopback'

it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.8.8', '::1', '[::1]', '::ffff:127.0.0.1'])(
  '%s is this machine',
  (host) => expect(isLoopback(host)).toBe(true),
)

it.each([
  '',
  '0.0.0.0',
  '10.0.0.1',
  'localhost.evil.test',
  '127.0.0.1.evil.test',
  '2001:db8::1',
  'evil.test',
])('%s is not known to be this machine', (host) => expect(isLoopback(host)).toBe(false))

it('knows a listener that only this machine reaches from one that others reach', async () => {
  const others = Object.values(networkInterfaces())
    .flat()
    .some((address) => address?.internal === false && address.family === 'IPv4')
  expect(await outsideWhenListeningOn('127.0.0.1')).toBe(false)
  // A machine without a network is reached by nobody, wherever it listens.
  expect(await outsideWhenListeningOn('0.0.0.0')).toBe(others)
})

async function outsideWhenListeningOn(host: string) {
  const server = createServer((socket) => socket.destroy())
  server.listen(0, host)
  await once(server, 'listening')
  const outside = await listensOutside((server.address() as AddressInfo).port)
  server.close()
  return outside
}
