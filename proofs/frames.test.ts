import { expect, it } from 'vitest'
import { frames } from './frames'
import { randomFrom } from './stage/frame'

it('mutated frames, bombs and floods bring nothing down and throw out nobody else', async () => {
  const size = { frames: 200, rounds: 1, floodMs: 500, peaceMs: 500 }
  const { counts } = await frames(process.env, size, randomFrom(7))
  expect(counts).toMatchObject({ crashes: 0, honestThrownOut: 0 })
  expect(Number(counts.frames)).toBeGreaterThan(200)
  // How long a turn may be is for the proof, on a machine that does nothing else; that bombs are bombs shows anywhere.
  expect(Number(counts.control_ms)).toBeGreaterThan(100)
}, 600_000)
