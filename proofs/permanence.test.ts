import { afterAll, beforeAll, expect, it } from 'vitest'
import { besideTheTests } from './stage/database'

// The whole proof. It empties tables and takes walls down, all of it rolled back, but under locks: in a database apart.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('permanence')
  // Before anything opens the pool.
  Object.assign(process.env, database.environment)
}, 600_000)
afterAll(() => database.drop())

it('no role and no command alters what was frozen, signed or written down; without the wall they would', async () => {
  const { permanence } = await import('./permanence')
  const { holds, counts } = await permanence(process.env)
  expect(counts).toMatchObject({ succeeded: 0, names: [] })
  expect(counts.attempts).toBeGreaterThan(500)
  expect(counts.control).toBeGreaterThan(0)
  expect(holds).toBe(true)
}, 600_000)
