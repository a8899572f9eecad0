/**
 * `npm run verify -- <file>`: whether an evidence pack is what Waymark wrote. Needs no database and asks nobody.
 */
import { install } from './install.mjs'
import { run } from './run.mjs'
import { findRuntime, typescript } from './runtime.mjs'
import { giveUp, say } from './say.mjs'

try {
  await install(say)
  const { code } = await run(
    findRuntime().path,
    [...typescript('lib/signoffs/verify-command.ts'), ...process.argv.slice(2)],
    { env: process.env },
  )
  process.exitCode = code
} catch (error) {
  giveUp(error)
}
