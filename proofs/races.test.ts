import { afterAll, beforeAll, expect, it } from 'vitest'
import { besideTheTests } from './stage/database'
import { randomFrom } from './stage/frame'

// A small size of the proof. Its control takes keys and triggers away, so it has a database apart.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('races')
  // Before anything opens the pool.
  Object.assign(process.env, database.environment)
}, 600_000)
afterAll(() => database.drop())

it('whoever signs has signed what they saw, once, however many press at once', async () => {
  const { races } = await import('./races')
  const { holds, counts } = await races(process.env, { runs: 18, controlRuns: 18 }, randomFrom(20_261_125))
  expect(counts).toMatchObject({ runs: 18, wrong: 0, problems: [] })
  expect(counts.control).toBeGreaterThan(0)
  expect(holds).toBe(true)
}, 600_000)
