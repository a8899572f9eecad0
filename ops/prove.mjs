/**
 * `npm run prove -- <name> [--long]`: one promise, shown. Without a name it lists them.
 *
 * A proof is a TypeScript program that finds a cluster of its own in its environment (`fsync=on`, migrated, with
 * the cast in it), and may start and kill the product through `ops/product.mjs` at `proofPlace()`.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { untilTold } from './command.mjs'
import { createDatabase, migrate, seed } from './databases.mjs'
import { environmentFor, placeBeside } from './environment.mjs'
import { install } from './install.mjs'
import { releaseLock, takeLock } from './locks.mjs'
import { startCluster, urlOf } from './postgres.mjs'
import { endProduct } from './product.mjs'
import { inProject } from './project.mjs'
import { run } from './run.mjs'
import { findRuntime, typescript } from './runtime.mjs'
import { giveUp, Stop, say } from './say.mjs'

try {
  const [name, ...rest] = process.argv.slice(2).filter((each) => each !== '--')
  if (name === undefined) list()
  else await prove(name, rest)
} catch (error) {
  giveUp(error)
}

function list() {
  say('npm run prove -- <name> [--long]\n')
  for (const name of proofs()) say(`  ${name.padEnd(16)} ${promiseOf(name)}`)
}

/**
 * @param {string} name
 * @param {string[]} rest
 */
async function prove(name, rest) {
  if (!proofs().includes(name))
    throw new Stop(`There is no proof ${name}. There are: ${proofs().join(', ')}.`)
  const place = placeBeside(join('proofs', name), { durable: true })
  const lock = join(place.data, 'proof.lock')
  const holder = await takeLock(lock)
  if (holder) throw new Stop(`This proof is already running (process ${holder.pid}).`)
  const folder = join(place.data, 'postgres')
  const cleanUp = async () => {
    await endProduct(place, say)
    releaseLock(lock)
  }
  untilTold(cleanUp)
  try {
    process.exitCode = await work()
  } finally {
    await cleanUp()
  }

  async function work() {
    await install(say)
    await endProduct(place, say)
    rmSync(folder, { recursive: true, force: true })
    const cluster = await startCluster(folder, place)
    await createDatabase(urlOf(cluster, 'postgres'), 'waymark')
    const { admin } = environmentFor(place, urlOf(cluster, 'waymark'))
    await migrate(admin)
    await seed(admin)
    const args = [...typescript(`proofs/${name}.ts`), ...rest]
    const { code } = await run(findRuntime().path, args, { env: { ...admin, NODE_ENV: 'production' } })
    return code
  }
}

function proofs() {
  const folder = inProject('proofs')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

/**
 * The first line of its doc comment.
 *
 * @param {string} name
 */
function promiseOf(name) {
  return (
    /^\/\*\*\s*(?:\*\s*)?(.*?)(?:\s*\*\/)?$/m.exec(
      readFileSync(inProject('proofs', `${name}.ts`), 'utf8'),
    )?.[1] ?? ''
  )
}
