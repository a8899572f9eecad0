/** Commands that run to their end, and clean up when they are told to stop before it. */
import { endRunning } from './run.mjs'
import { say } from './say.mjs'

/** @param {() => Promise<void>} cleanUp */
export function untilTold(cleanUp) {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (stopping) return
      stopping = true
      say('\nStopping…')
      await endRunning()
      await cleanUp()
      process.exit(130)
    })
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
