/**
 * `npm run dump -- <folder>`: every row of the database in a folder, as of one moment, while people go on working.
 *
 * What `npm run restore` reads. Keep `secrets.json` of the data folder with it.
 */
import { withDatabase } from './database-here.mjs'
import { environmentFor, ownPlace } from './environment.mjs'
import { install } from './install.mjs'
import { run } from './run.mjs'
import { findRuntime, typescript } from './runtime.mjs'
import { giveUp, say } from './say.mjs'

try {
  await install(say)
  const place = ownPlace()
  process.exitCode = await withDatabase(place, { address: place.outer.DATABASE_URL }, async (address) => {
    const args = [...typescript('db/dump-command.ts'), ...process.argv.slice(2)]
    const { code } = await run(findRuntime().path, args, { env: environmentFor(place, address).admin })
    return code
  })
} catch (error) {
  giveUp(error)
}
