import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { identify, untilGone } from './processes.mjs'

/** Listens, and is large enough that its memory takes a while to be given back. */
const holder = `
  const held = Array.from({ length: 200 }, () => Buffer.alloc(1_000_000, 1))
  const server = require('node:net').createServer()
  server.listen(0, '127.0.0.1', () => console.log(server.address().port, held.length))
`

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a process that was ended by %s is gone when its port is free, and not before',
  async (name) => {
    for (let time = 0; time < 3; time++) {
      const child = spawn(process.execPath, ['-e', holder], { stdio: ['ignore', 'pipe', 'inherit'] })
      const [said] = await once(child.stdout, 'data')
      const identity = identify(child.pid)
      expect(identity).not.toBeNull()
      child.kill(name)
      if (identity) expect(await untilGone([identity], 10_000)).toBe(true)
      await expect(listen(Number.parseInt(String(said), 10))).resolves.toBeUndefined()
    }
  },
)

async function listen(port: number) {
  const server = createServer().listen({ port, host: '127.0.0.1', exclusive: true })
  await once(server, 'listening')
  await new Promise((closed) => server.close(closed))
}
