/**
 * What ours is measured beside: Hocuspocus as it comes, which keeps nothing. With `DELAY_MS`, the control; with
 * `KEEPS`, the least that keeping can cost: one row for each edit, committed before anybody sees it, and no wall.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type beforeSyncPayload, Server } from '@hocuspocus/server'
import postgres from 'postgres'

const delay = Number(process.env.DELAY_MS ?? 0)

const server = new Server({
  port: Number(process.env.LIVE_PORT),
  address: '127.0.0.1',
  quiet: true,
  ...(delay > 0 ? { beforeSync: () => wait(delay) } : {}),
  ...(process.env.KEEPS ? { beforeSync: await keeping() } : {}),
})
await server.listen()

async function keeping() {
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  await sql`create table proof_kept (id bigint generated always as identity primary key, bytes bytea)`
  return async ({ payload }: beforeSyncPayload) => {
    await sql`insert into proof_kept (bytes) values (${payload})`
  }
}
