import { expect, it } from 'vitest'
import { opening } from './open'
import { randomFrom } from './stage/frame'

// A small size of the proof: what is opened is what the log says. Times are compared in the full size, alone on a machine.

it('a plan with a long history opens from its snapshot, and says what the log says', async () => {
  const size = { edits: 500, openings: 2, most: { growth: 20 } }
  const { counts } = await opening(process.env, size, randomFrom(20_261_122))
  expect(counts).toMatchObject({ different: 0 })
}, 600_000)
