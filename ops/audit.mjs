/**
 * `npm run audit -- --practice <slug>`: whether the record of a practice is what was written.
 *
 * Reads the database that `npm start` uses, and starts it for as long as it takes where nothing runs. With `--file`
 * no database is needed.
 */
import { withDatabase } from './database-here.mjs'
import { environmentFor, ownPlace } from './environment.mjs'
import { install } from './install.mjs'
import { run } from './run.mjs'
import { findRuntime, typescript } from './runtime.mjs'
import { giveUp, say } from './say.mjs'

try {
  const args = process.argv.slice(2)
  await install(say)
  process.exitCode = args.includes('--file') ? await verify(args, process.env) : await verifyHere(args)
} catch (error) {
  giveUp(error)
}

/** @param {string[]} args */
async function verifyHere(args) {
  const place = ownPlace()
  const { DATABASE_URL, SYSTEM_DATABASE_URL } = place.outer
  return withDatabase(place, { address: DATABASE_URL || SYSTEM_DATABASE_URL }, (address) =>
    verify(args, environmentFor(place, address).serving),
  )
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
