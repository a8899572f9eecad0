/** What ours is measured beside: Hocuspocus as it comes, which keeps nothing. With `DELAY_MS`, the control. */
import { setTimeout as wait } from 'node:timers/promises'
import { Server } from '@hocuspocus/server'

const delay = Number(process.env.DELAY_MS ?? 0)

const server = new Server({
  port: Number(process.env.LIVE_PORT),
  address: '127.0.0.1',
  quiet: true,
  ...(delay > 0 ? { beforeSync: () => wait(delay) } : {}),
})
await server.listen()
