import { afterAll, beforeAll, expect, it } from 'vitest'
import { closePools } from '@/db/client'
import { sessionCanary } from './session-canary'
import { besideTheTests } from './stage/database'
import { randomFrom } from './stage/frame'

// A small size of the proof: without pages, which would have to be built; what they are made of is asked for instead.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('session_canary')
  // The commands of the story work where its sockets do.
  Object.assign(process.env, database.environment)
}, 600_000)
afterAll(async () => {
  await closePools()
  await database.drop()
})

it('no private note of a session reaches the other one, and one that leaks on purpose is seen', async () => {
  const { holds, counts } = await sessionCanary(
    process.env,
    { others: ['owner', 'colleague coach'] },
    randomFrom(20_261_125),
  )
  expect(counts).toMatchObject({ hits: 0, shared: 2, leakSeen: true })
  expect(counts.control).toBe(counts.canaries)
  expect(holds).toBe(true)
}, 600_000)
