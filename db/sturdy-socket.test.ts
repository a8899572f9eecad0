import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import postgres from 'postgres'
import { afterEach, expect, it } from 'vitest'
import { sturdySocket } from './sturdy-socket'

const database = new URL(process.env.DATABASE_URL ?? '')
const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp()
})

it('where nobody listens every question has an answer, and the first one after that is answered well', async () => {
  const door = await openDoor('to Postgres')
  await door.close()
  const sql = poolOfOne(door.port)
  for (let tries = 0; tries < 3; tries++) await expect(answerOf(sql)).rejects.toThrow(/ECONNREFUSED/)
  await openDoor('to Postgres', door.port)
  expect(await answerOf(sql)).toBe(1)
})

it.each(['hangs up', 'resets'] as const)('so has it where the other side %s', async (manner) => {
  const door = await openDoor(manner)
  const sql = poolOfOne(door.port)
  for (let tries = 0; tries < 5; tries++) await expect(answerOf(sql)).rejects.toThrow()
  door.leads = 'to Postgres'
  expect(await answerOf(sql)).toBe(1)
})

it('a line that is cut under a question fails that question, and the pool is whole again', async () => {
  const door = await openDoor('to Postgres')
  const sql = poolOfOne(door.port)
  expect(await answerOf(sql)).toBe(1)
  const asked = expect(sql`select pg_sleep(30)`).rejects.toThrow()
  await expect.poll(() => door.heard()).toBeGreaterThan(0)
  door.cut()
  await asked
  // Asked before the end has been heard, it would share the fate of the first.
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await answerOf(sql)).toBe(1)
})

type Manner = 'to Postgres' | 'hangs up' | 'resets'

/** A port that leads to Postgres, or does not. */
async function openDoor(leads: Manner, port = 0) {
  const open = new Set<Socket>()
  let heard = 0
  const server: Server = createServer((from) => {
    if (door.leads === 'hangs up') return void from.destroy()
    if (door.leads === 'resets') return void from.resetAndDestroy()
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
  const door = {
    leads,
    port: (server.address() as AddressInfo).port,
    /** What came since the last time it was asked. */
    heard: () => {
      const since = heard
      heard = 0
      return since
    },
    cut: () => {
      for (const socket of open) socket.destroy()
      open.clear()
    },
    close: async () => {
      door.cut()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
  cleanups.push(door.close)
  return door
}

function poolOfOne(port: number) {
  const address = new URL(database)
  address.host = `127.0.0.1:${port}`
  const options = { max: 1, backoff: () => 0, fetch_types: false, onnotice: () => {}, socket: sturdySocket }
  const sql = postgres(address.href, options)
  cleanups.push(() => sql.end({ timeout: 1 }))
  return sql
}

async function answerOf(sql: postgres.Sql): Promise<number | undefined> {
  const [row] = await sql<{ n: number }[]>`select 1 as n`
  return row?.n
}
