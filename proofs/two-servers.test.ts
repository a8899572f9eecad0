import { afterAll, beforeAll, expect, it } from 'vitest'
import { besideTheTests } from './stage/database'
import { randomFrom } from './stage/frame'
import { twoServers } from './two-servers'

// A small size of the proof: split once, and once with one of the two cut off from the database for a moment. How soon both
// are the same is for the proof, on a machine that does nothing else.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('two_servers')
}, 600_000)
afterAll(() => database.drop())

it('two live processes come to the same plan and lose nothing, and two that believe they are alone do not', async () => {
  const size = {
    troubles: ['split', 'partition'] as const,
    times: 1,
    typingMs: 300,
    troubleMs: 700,
    sameWithinMs: 60_000,
  }
  const { counts } = await twoServers(database.environment, size, randomFrom(20_261_126))
  expect(counts).toMatchObject({ trials: 2, lost: 0, diverged: 0, unseen: 0, control: 1 })
}, 600_000)
