import { expect, it } from 'vitest'
import { pool } from './pool'
import { randomFrom } from './stage/frame'

// A small size of the proof, in practices of its own.

it('what one practice is told stays in its own transaction, whatever breaks; settings of the session would leak', async () => {
  const { holds, counts } = await pool(
    process.env,
    { requests: 1_500, controlRequests: 200 },
    randomFrom(20_261_122),
  )
  expect(counts).toMatchObject({ requests: 1_500, leaked: 0, blind: 0, unexpected: 0 })
  expect(counts.control).toBeGreaterThan(0)
  expect(holds).toBe(true)
}, 600_000)
