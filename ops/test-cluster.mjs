/**
 * The cluster of the unit tests. Several runs may use it at once: the first starts it, the last one stops it, and
 * a run that was killed does not count.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, dropDatabase, listDatabases, migrate, seed } from './databases.mjs'
import { environmentFor, placeBeside } from './environment.mjs'
import { oneAtATime } from './locks.mjs'
import { startCluster, stopCluster, urlOf } from './postgres.mjs'
import { isAlive, me } from './processes.mjs'
import { dataFolder } from './project.mjs'

/**
 * @typedef {object} TestDatabase
 * @property {import('./run.mjs').Variables} environment With `DATABASE_URL`.
 * @property {() => Promise<void>} release Drops the database.
 */

/** What follows a database's name in those of its patterns, from which more like it are made in a moment. */
export const patterns = { empty: '_empty', seeded: '_seeded' }

const home = join(dataFolder(), 'test')
const folder = join(home, 'postgres')
const users = join(home, 'users')

/**
 * A database of one's own, migrated and with the cast in it.
 *
 * @returns {Promise<TestDatabase>}
 */
export async function takeTestDatabase() {
  const name = `test_${process.pid}_${Date.now()}`
  const mine = join(users, String(process.pid))
  return alone(async () => {
    const cluster = await startCluster(folder, { durable: false })
    const postgres = urlOf(cluster, 'postgres')
    if (living().length === 0) {
      // Nobody can be using what killed runs have left.
      for (const each of await listDatabases(postgres, 'test_')) await dropDatabase(postgres, each)
    }
    writeFileSync(mine, JSON.stringify(me()))
    await createDatabase(postgres, name)
    const place = placeBeside('test', { durable: false })
    const { admin } = environmentFor(place, urlOf(cluster, name))
    // Under the lock as well: roles belong to the whole cluster, and two migrations would make them at once.
    await migrate(admin)
    await createDatabase(postgres, `${name}${patterns.empty}`, name)
    await seed(admin)
    await createDatabase(postgres, `${name}${patterns.seeded}`, name)
    return { environment: admin, release }

    async function release() {
      for (const each of [name, ...Object.values(patterns).map((ending) => `${name}${ending}`)])
        await dropDatabase(postgres, each)
      await alone(async () => {
        rmSync(mine, { force: true })
        if (living().length === 0) await stopCluster(folder)
      })
    }
  })
}

/** After a run that was ended before it could release. */
export async function stopUnusedTestCluster() {
  await alone(async () => {
    if (living().length === 0) await stopCluster(folder)
  })
}

function living() {
  return readdirSync(users).filter((name) => {
    const file = join(users, name)
    try {
      if (isAlive(JSON.parse(readFileSync(file, 'utf8')))) return true
    } catch {
      // Written halfway by a killed run.
    }
    rmSync(file, { force: true })
    return false
  })
}

/**
 * @template T
 * @param {() => Promise<T>} work
 */
function alone(work) {
  mkdirSync(users, { recursive: true })
  return oneAtATime(join(home, 'cluster.lock'), work)
}
