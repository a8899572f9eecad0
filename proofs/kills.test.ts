import { afterAll, beforeAll, expect, it } from 'vitest'
import { kills } from './kills'
import { besideTheTests } from './stage/database'
import { randomFrom } from './stage/frame'

// A small size of the proof: the live process alone is killed (once under way, once at the end), because the cluster is
// everybody's here.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('kills')
}, 600_000)
afterAll(() => database.drop())

it('nothing acknowledged is lost when the live process is killed, and the stock store loses', async () => {
  const size = { pairs: 2, kills: 1, acknowledged: 200, controlKills: 1, cluster: null }
  const { holds, counts } = await kills(database.environment, size, randomFrom(20_261_122))
  expect(counts).toMatchObject({ lost: 0, unserved: 0 })
  expect(holds).toBe(true)
}, 600_000)
