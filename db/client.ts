import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/env'
import * as comments from './schema/comments'
import * as documents from './schema/documents'
import * as events from './schema/events'
import * as handovers from './schema/handovers'
import * as invitations from './schema/invitations'
import * as practices from './schema/practices'
import * as sessions from './schema/sessions'
import * as signIns from './schema/sign-ins'
import * as signOffs from './schema/signoffs'
import * as templates from './schema/templates'
import { sturdySocket } from './sturdy-socket'

// Imported only by practice.ts and system.ts: a pool in other hands would be a way around the wall.

const schema = {
  ...practices,
  ...signIns,
  ...invitations,
  ...documents,
  ...comments,
  ...sessions,
  ...handovers,
  ...templates,
  ...signOffs,
  ...events,
}

export type Database = PostgresJsDatabase<typeof schema>
/** An open transaction. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]

type Pool = { sql: postgres.Sql; database: Database }
// One pool per role and process; on globalThis because a development server loads modules again on every change.
const kept = globalThis as { waymarkPools?: Map<string, Pool> }
const pools = kept.waymarkPools ?? new Map<string, Pool>()
kept.waymarkPools = pools

function pool(role: 'app' | 'system'): Pool {
  const open = pools.get(role)
  if (open) return open
  const address = role === 'app' ? env().APP_DATABASE_URL : env().SYSTEM_DATABASE_URL
  const options = {
    max: role === 'app' ? env().APP_CONNECTIONS : 4,
    idle_timeout: 60,
    connect_timeout: 10,
    connection: { application_name: `waymark ${role}`, statement_timeout: 15_000 },
    onnotice: () => {},
    // Taken by postgres.js, though its types do not name it.
    socket: sturdySocket,
  }
  const sql = postgres(address, options)
  const made = { sql, database: drizzle(sql, { schema }) }
  pools.set(role, made)
  return made
}

export const appPool = () => pool('app')
export const systemPool = () => pool('system')

/** Ends both pools; for processes that finish. */
export async function closePools(): Promise<void> {
  await Promise.all([...pools.values()].map(({ sql }) => sql.end({ timeout: 5 })))
  pools.clear()
}
