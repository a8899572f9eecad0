import postgres from 'postgres'
import { closePools } from '@/db/client'
import { createDatabase, dropDatabase } from '@/ops/databases.mjs'
import type { Variables } from '@/ops/run.mjs'
import { patterns } from '@/ops/test-cluster.mjs'

const addresses = ['DATABASE_URL', 'APP_DATABASE_URL', 'SYSTEM_DATABASE_URL', 'QUEUE_DATABASE_URL']

/**
 * For the tests: another database in their cluster, migrated and with the cast in it, to be written in and dropped.
 * `empty` without anybody.
 */
export async function besideTheTests(
  name: string,
  { empty = false } = {},
): Promise<{ environment: Variables; drop: () => Promise<void> }> {
  const adminUrl = process.env.DATABASE_URL
  if (!adminUrl) throw new Error('DATABASE_URL is not set: these tests run through `npm test`.')
  const database = `test_${name}_${process.pid}_${Date.now()}`
  const environment: Variables = { ...process.env }
  for (const variable of addresses) {
    const address = new URL(process.env[variable] ?? '')
    address.pathname = `/${database}`
    environment[variable] = address.href
  }
  const tests = new URL(adminUrl).pathname.slice(1)
  await createDatabase(adminUrl, database, `${tests}${empty ? patterns.empty : patterns.seeded}`)
  return { environment, drop: () => dropDatabase(adminUrl, database) }
}

/**
 * The same, in the hands of somebody who may do anything to it. For what alters tables: the other tests read theirs in an
 * order of their own, and one of two that wait for each other is ended.
 */
export async function adminBesideTheTests(
  name: string,
  { empty = false, connections = 1 } = {},
): Promise<{ admin: postgres.Sql; drop: () => Promise<void> }> {
  const database = await besideTheTests(name, { empty })
  const admin = postgres(database.environment.DATABASE_URL ?? '', { max: connections, onnotice: () => {} })
  const drop = async () => {
    await admin.end()
    await database.drop()
  }
  return { admin, drop }
}

/**
 * The same for everything that this process does: to be asked for before anything is imported that looks where the
 * database is. For what is done to everybody in a database at once, where other tests have their people.
 */
export async function apartFromTheTests(name: string): Promise<{ leave: () => Promise<void> }> {
  const { environment, drop } = await besideTheTests(name)
  Object.assign(process.env, environment)
  const leave = async () => {
    await closePools()
    await drop()
  }
  return { leave }
}
