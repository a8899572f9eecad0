import { expect, it } from 'vitest'
import { anchors } from './anchors'
import { randomFrom } from './stage/frame'

// A small size of the proof, the same chance each time.

it('a comment stays with its words, or says that they are gone', () => {
  const { counts, holds } = anchors({ documents: 40, edits: 12 }, randomFrom(7))
  expect(counts).toMatchObject({ wrong: 0, scenariosKept: 16 })
  expect(holds).toBe(true)
}, 300_000)
