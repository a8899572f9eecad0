import { join } from 'node:path'
import { createDatabase, dropDatabase, migrate, seed } from '@/ops/databases.mjs'
import { oneAtATime } from '@/ops/locks.mjs'
import type { Variables } from '@/ops/run.mjs'

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
  await createDatabase(adminUrl, database)
  // Roles belong to the whole cluster, and two migrations would make them at once.
  await oneAtATime(join(process.env.WAYMARK_DATA ?? '', 'cluster.lock'), () => migrate(environment))
  if (!empty) await seed(environment)
  return { environment, drop: () => dropDatabase(adminUrl, database) }
}
