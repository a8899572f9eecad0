import { afterAll, beforeAll, expect, it } from 'vitest'
import { mutants } from './mutants'
import { besideTheTests } from './stage/database'

// A small size of the proof: one table's policies, one policy's rules. Policies are altered, so in a database apart.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('mutants')
}, 600_000)
afterAll(() => database.drop())

it('a loosened policy turns what asks about it red', async () => {
  const { counts, holds } = await mutants(
    { ...process.env, ...database.environment },
    {
      policy: ({ place }) => place === 'visions',
      rule: ({ file }) => file === 'lib/sessions/policy.ts',
    },
  )
  expect(counts).toMatchObject({ survived: 0, red: 0, control: counts.planted })
  expect(counts.mutants).toBeGreaterThan(10)
  expect(holds).toBe(true)
}, 600_000)
