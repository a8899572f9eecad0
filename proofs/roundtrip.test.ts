import { expect, it } from 'vitest'
import { roundtrip } from './roundtrip'
import { randomFrom } from './stage/frame'

// A small size of the proof, in a practice of its own.

it('a plan says the same after export and import, compaction and a restart', async () => {
  const { holds, counts } = await roundtrip(process.env, { plans: 3, editsEach: 400 }, randomFrom(20_261_122))
  expect(counts).toMatchObject({ documents: 12, different: 0, control: { missed: 0 } })
  expect(holds).toBe(true)
}, 600_000)
