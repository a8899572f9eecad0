/**
 * The live process as it is in the build, and a watch on how long any turn of its event loop held the processor. With
 * `PROOF_BARE`, for the control, Hocuspocus as it comes.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { Server } from '@hocuspocus/server'
import { actorFromCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import { startLive } from '@/lib/live/main'
import { schemaVersion } from '@/lib/visions/document/rich-text'

const { LIVE_PORT, AUTH_URL } = env()
process.on('unhandledRejection', (error) => console.error('A rejection nobody expected:', error))

// Time of the processor, not of the clock: a machine that is busy with something else is no fault of a frame.
let longest = 0
let before = process.threadCpuUsage()
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before)
  longest = Math.max(longest, (user + system) / 1_000)
  before = process.threadCpuUsage()
}, 1)
const watch = process.env.PROOF_WATCH ?? ''
setInterval(() => {
  // Moved into place when it is whole: it is read at any moment.
  writeFileSync(`${watch}.new`, String(longest))
  renameSync(`${watch}.new`, watch)
}, 250)

if (process.env.PROOF_BARE) await new Server({ port: LIVE_PORT, address: '127.0.0.1', quiet: true }).listen()
else
  await startLive({
    port: LIVE_PORT,
    authUrl: AUTH_URL,
    whoAsks: actorFromCookie,
    schemaVersion,
    settle: async () => null,
    compact: async () => null,
  })
// What starting and the first honest people cost is nobody's frame.
process.on('SIGUSR2', () => {
  longest = 0
})
