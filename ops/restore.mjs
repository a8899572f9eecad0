/** `npm run restore -- <folder>`: takes what `npm run dump` wrote into a database that is new, or that it makes. */
import { withDatabase } from './database-here.mjs'
import { createDatabase, migrate } from './databases.mjs'
import { environmentFor, ownPlace } from './environment.mjs'
import { install } from './install.mjs'
import { run } from './run.mjs'
import { findRuntime, typescript } from './runtime.mjs'
import { giveUp, say } from './say.mjs'

try {
  await install(say)
  const place = ownPlace()
  const options = { address: place.outer.DATABASE_URL, made: true }
  process.exitCode = await withDatabase(place, options, async (address) => {
    const { admin } = environmentFor(place, address)
    if (!options.address) await createDatabase(address.replace(/\/waymark$/, '/postgres'), 'waymark')
    await migrate(admin)
    const args = [...typescript('db/restore-command.ts'), ...process.argv.slice(2)]
    const { code } = await run(findRuntime().path, args, { env: admin })
    return code
  })
} catch (error) {
  giveUp(error)
}
