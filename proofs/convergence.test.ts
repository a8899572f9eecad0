import { expect, it } from 'vitest'
import { convergence } from './convergence'
import { randomFrom } from './stage/frame'

// A small size of the proof, in a practice of its own.

it('five pages that write at once end with the same words, and a log that lacks a row does not', async () => {
  const { holds, counts } = await convergence(process.env, { rounds: 1, acts: 150 }, randomFrom(20_261_125))
  expect(counts).toMatchObject({ diverged: 0, control: 2 })
  expect(holds).toBe(true)
}, 600_000)
