import { afterAll, beforeAll, expect, it } from 'vitest'
import { castEngagements } from '@/db/cast'
import { matrix } from './matrix'
import { besideTheTests } from './stage/database'

// A small size of the proof: one engagement row by row, every table from end to end, a few gaps.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('matrix')
}, 600_000)
afterAll(() => database.drop())

it('nobody reaches what no rule opens to them, and a gap would be seen', async () => {
  const { holds, counts } = await matrix(database.environment, {
    engagements: [castEngagements.daniel],
    gaps: 3,
  })
  expect(counts).toMatchObject({ wrong: 0, unknown: 0, control: counts.planted })
  expect(holds).toBe(true)
}, 600_000)
