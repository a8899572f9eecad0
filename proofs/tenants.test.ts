import { afterAll, beforeAll, expect, it } from 'vitest'
import { closePools } from '@/db/client'
import { besideTheTests } from './stage/database'
import { tenants } from './tenants'

// A small size of the proof, and of it the statements alone: milliseconds beside other tests are chance.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('tenants')
  Object.assign(process.env, database.environment)
}, 600_000)
afterAll(async () => {
  await closePools()
  await database.drop()
})

it('no page asks more of the database because the practice has grown', async () => {
  const { counts } = await tenants(process.env, { sizes: [10, 60], times: 3 })
  const { measured, control } = counts as {
    measured: Record<string, Record<string, { queries: number }>>
    control: number
  }
  const statements = (size: number) =>
    Object.entries(measured[size] ?? {}).map(([page, { queries }]) => [page, queries])
  expect(statements(60)).toEqual(statements(10))
  expect(statements(10).length).toBeGreaterThan(4)
  expect(control).toBeGreaterThan(20)
}, 600_000)
