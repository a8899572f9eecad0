/**
 * `npm run audit -- --practice <slug>`: whether the record of a practice is what was written.
 *
 * Reads the database that `npm start` uses, and starts it for as long as it takes where nothing runs. With `--file`
 * no database is needed.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { environmentFor, ownPlace } from './environment.mjs'
import { install } from './install.mjs'
import { postmaster, startCluster, stopCluster, urlOf } from './postgres.mjs'
import { run } from './run.mjs'
import { findRuntime, typescript } from './runtime.mjs'
import { giveUp, Stop, say } from './say.mjs'

try {
  const args = process.argv.slice(2)
  await install(say)
  process.exitCode = args.includes('--file') ? await verify(args, process.env) : await withDatabase(args)
} catch (error) {
  giveUp(error)
}

/** @param {string[]} args */
async function withDatabase(args) {
  const place = ownPlace()
  const { DATABASE_URL, SYSTEM_DATABASE_URL } = place.outer
  const address = DATABASE_URL || SYSTEM_DATABASE_URL
  if (address) return verify(args, environmentFor(place, address).serving)
  const folder = join(place.data, 'postgres')
  if (!existsSync(join(folder, 'data'))) throw new Stop('There is no database here yet: npm start makes one.')
  const wasRunning = postmaster(folder) !== null
  const cluster = await startCluster(folder, place)
  try {
    return await verify(args, environmentFor(place, urlOf(cluster, 'waymark')).serving)
  } finally {
    if (!wasRunning) await stopCluster(folder)
  }
}

/**
 * @param {string[]} args
 * @param {import('./run.mjs').Variables} env
 */
async function verify(args, env) {
  const { code } = await run(findRuntime().path, [...typescript('lib/audit/verify-command.ts'), ...args], {
    env,
  })
  return code
}
