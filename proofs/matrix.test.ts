import { afterAll, beforeAll, expect, it } from 'vitest'
import { castEngagements } from '@/db/cast'
import { takeTestDatabase } from '@/ops/test-cluster.mjs'
import { matrix } from './matrix'

// A small size of the proof: one engagement row by row, every table from end to end, a few gaps.

let database: Awaited<ReturnType<typeof takeTestDatabase>>
beforeAll(async () => {
  database = await takeTestDatabase()
})
afterAll(() => database.release())

it('nobody reaches what PRODUCT.md does not open to them, and a gap would be seen', async () => {
  const { holds, counts } = await matrix(database.environment, {
    engagements: [castEngagements.daniel],
    gaps: 5,
  })
  expect(counts).toMatchObject({ wrong: 0, unknown: 0, control: counts.planted })
  expect(holds).toBe(true)
}, 60_000)
