import { afterAll, beforeAll, expect, it } from 'vitest'
import { closePools } from '@/db/client'
import { calendar } from './calendar'
import { besideTheTests } from './stage/database'
import { randomFrom } from './stage/frame'

// A small size of the proof, the same chance each time.

let database: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  database = await besideTheTests('calendar')
  Object.assign(process.env, database.environment)
}, 600_000)
afterAll(async () => {
  await closePools()
  await database.drop()
})

it('a session is in everybody’s calendar at the hour that was meant, whatever clocks do', async () => {
  const size = { zones: ['America/New_York', 'Australia/Lord_Howe'], years: [2027], rows: 1 } as const
  const { holds, counts } = await calendar(process.env, size, randomFrom(20_261_125))
  expect(counts).toMatchObject({ wrong: 0, control: 3 })
  expect(holds).toBe(true)
}, 600_000)
