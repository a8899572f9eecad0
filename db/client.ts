import { randomUUID } from 'node:crypto'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/env'
import * as comments from './schema/comments'
import * as documents from './schema/documents'
import * as drift from './schema/drift'
import * as events from './schema/events'
import * as handovers from './schema/handovers'
import * as invitations from './schema/invitations'
import * as practices from './schema/practices'
import * as sessions from './schema/sessions'
import * as signIns from './schema/sign-ins'
import * as signOffs from './schema/signoffs'
import * as templates from './schema/templates'
import { longBeginning, sturdySocket } from './sturdy-socket'
import { sturdyTransactions } from './sturdy-transaction'

// Imported only by practice.ts and system.ts: a pool in other hands would be a way around the wall.

const schema = {
  ...practices,
  ...signIns,
  ...invitations,
  ...documents,
  ...comments,
  ...sessions,
  ...handovers,
  ...drift,
  ...templates,
  ...signOffs,
  ...events,
}

export type Database = PostgresJsDatabase<typeof schema>
/** An open transaction. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]

type Pool = { sql: postgres.Sql; database: Database }
// One pool per purpose and process; on globalThis because a development server loads modules again on every change.
const kept = globalThis as { waymarkPools?: Map<string, Pool> }
const pools = kept.waymarkPools ?? new Map<string, Pool>()
kept.waymarkPools = pools

const purposes = {
  app: () => ({ address: env().APP_DATABASE_URL, max: env().APP_CONNECTIONS, settings: {} }),
  system: () => ({ address: env().SYSTEM_DATABASE_URL, max: 4, settings: {} }),
  // One connection for each channel. Where channels share one, postgres.js 3.4.9 asks for all of them whenever it breaks
  // and still asks what it had asked before: a minute without a database, and each is heard to begin thousands of times.
  ear: () => ({ address: env().SYSTEM_DATABASE_URL, max: 1, settings: {} }),
  // One connection, with a name that no other process has: by it the live processes know of each other.
  live: () => ({
    address: env().SYSTEM_DATABASE_URL,
    max: 1,
    settings: { application_name: `waymark live ${randomUUID()}` },
  }),
  // Few, so that they are warm: while one waits for the disk, the other is being filled. Plans are made once, and those
  // of small tables are those of large ones: everything an append asks is found by its key.
  append: () => ({
    address: env().APP_DATABASE_URL,
    max: 2,
    settings: {
      plan_cache_mode: 'force_generic_plan',
      enable_seqscan: 'off',
      enable_bitmapscan: 'off',
      transaction_timeout: 20_000,
    },
  }),
}

function pool(purpose: keyof typeof purposes, of = ''): Pool {
  const key = `${purpose} ${of}`
  const open = pools.get(key)
  if (open) return open
  const { address, max, settings } = purposes[purpose]()
  const options = {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    // In seconds. By itself postgres.js waits up to twenty after some failures: people would wait with it once all is well.
    backoff: (failures: number) => Math.min(0.25, 3 ** failures / 100) * (0.5 + Math.random() / 2),
    connection: {
      application_name: `waymark ${purpose}`,
      statement_timeout: 15_000,
      ...longBeginning,
      ...settings,
    },
    onnotice: () => {},
    // Taken by postgres.js, though its types do not name it.
    socket: sturdySocket,
  }
  const sql = sturdyTransactions(postgres(address, options))
  const made = { sql, database: drizzle(sql, { schema }) }
  pools.set(key, made)
  return made
}

export const appPool = () => pool('app')
export const appendPool = () => pool('append')
export const systemPool = () => pool('system')
export const livePool = () => pool('live')
export const earPool = (channel: string) => pool('ear', channel)

/** Ends all pools; for processes that finish. */
export async function closePools(): Promise<void> {
  await Promise.all([...pools.values()].map(({ sql }) => sql.end({ timeout: 5 })))
  pools.clear()
}
