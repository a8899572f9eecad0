import { expect, it } from 'vitest'
import { randomFrom } from './stage/frame'
import { tamper } from './tamper'

// A small size of the proof: two packs, every thirteenth byte, every field and every row.

it('whatever is changed in an evidence pack shows, to a verifier that has nothing but the file', async () => {
  const { holds, counts } = await tamper(
    process.env,
    { packs: 2, bits: [0], everyByte: 13 },
    randomFrom(20_261_125),
  )
  expect(counts).toMatchObject({ packs: 2, undetected: 0, falseAlarms: 0, names: [] })
  expect(counts.tried).toBeGreaterThan(500)
  expect(holds).toBe(true)
}, 300_000)
