import { expect, it } from 'vitest'
import { drift } from './drift'
import { randomFrom } from './stage/frame'

// A small size of the proof.

it('each signal fires on its day and not one day short, to whom it may; a fault in any of them is found', async () => {
  const { holds, counts } = await drift(process.env, 3, randomFrom(20_261_125))
  expect(counts).toMatchObject({ signals: 8, looks: 108, wrong: 0, control: { planted: 16, missed: 0 } })
  expect(holds).toBe(true)
}, 300_000)
