import { expect, it } from 'vitest'
import { revocation } from './revocation'
import { freePort, startServer } from './stage/processes'

// A small size of the proof, without a web process: the question of the page is asked by its own query. That nobody at all
// is later than a second is for the proof, on a machine that does nothing else; without a notice nearly everybody would be.

it('whoever may no longer is out at once, by request and by socket; without a notice they would be late', async () => {
  const server = await startServer('lib/live/main.ts', await freePort(), process.env)
  try {
    const { counts } = await revocation(process.env, {
      trials: 14,
      controlTrials: 5,
      live: `ws://127.0.0.1:${server.port}`,
    })
    expect(counts).toMatchObject({
      trials: 14,
      lateWords: 0,
      lateRequests: 0,
      shutTooFar: 0,
    })
    expect(counts.p50_ms).toBeLessThan(1_000)
    expect(counts.control).toBeGreaterThan(0)
  } finally {
    await server.stop()
  }
}, 600_000)
