// For tests of what becomes of a connection when the database is away.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import postgres from 'postgres'
import { longBeginning, sturdySocket } from './sturdy-socket'

export const database = new URL(process.env.DATABASE_URL ?? '')

type Manner = 'to Postgres' | 'hangs up' | 'resets'

/** A port that leads to Postgres, or does not. */
export async function openLine(leads: Manner, port = 0) {
  const open = new Set<Socket>()
  let heard = 0
  let calls = 0
  const server: Server = createServer((from) => {
    calls++
    if (line.leads === 'hangs up') return void from.destroy()
    if (line.leads === 'resets') return void from.resetAndDestroy()
    const to = connect(Number(database.port), database.hostname)
    open.add(from)
    from.on('data', () => heard++)
    from.pipe(to).pipe(from)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const line = {
    leads,
    port: (server.address() as AddressInfo).port,
    /** What came since the last time it was asked. */
    heard: () => {
      const since = heard
      heard = 0
      return since
    },
    /** How often somebody called, since it was opened. */
    calls: () => calls,
    cut: (manner: 'hangs up' | 'resets' = 'hangs up') => {
      for (const socket of open) {
        if (manner === 'resets') socket.resetAndDestroy()
        else socket.destroy()
      }
      open.clear()
    },
    close: async () => {
      line.cut()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
  return line
}

/** A pool with one place, on sockets like those of ours. Whoever has it ends it. */
export function poolOfOne(port: string | number, backoff: (failures: number) => number = () => 0) {
  const address = new URL(database)
  address.host = `127.0.0.1:${port}`
  const options = {
    max: 1,
    backoff,
    fetch_types: false,
    // Longer than a test may take: none is to be saved by it.
    connect_timeout: 120,
    onnotice: () => {},
    connection: longBeginning,
    socket: sturdySocket,
  }
  return postgres(address.href, options)
}
