import { expect, it } from 'vitest'
import { oldClient } from './old-client'

// A small size of the proof, in practices of its own.

it('a page from before a deploy is refused and loses nothing, and one that lies about its age would', async () => {
  const { holds, counts } = await oldClient(process.env, 2)
  expect(counts).toMatchObject({ lost: 0, refused: 4, control: 2 })
  expect(holds).toBe(true)
}, 600_000)
