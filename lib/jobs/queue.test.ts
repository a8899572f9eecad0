import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { besideTheTests } from '@/proofs/stage/database'
import { jobNames } from './queue'

// A database that no jobs process has seen yet, as on the first day.
let firstDay: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  firstDay = await besideTheTests('first_day', { empty: true })
}, 120_000)
afterAll(() => firstDay.drop())

/** Two people in the middle of something at once. Nothing of it is kept. */
async function atOnce(story: (one: postgres.Sql, other: postgres.Sql) => Promise<void>) {
  const connect = () => postgres(firstDay.environment.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const both = [connect(), connect()] as const
  try {
    for (const each of both) {
      await each`begin`
      await each`set local lock_timeout = '1s'`
    }
    await story(...both)
  } finally {
    await Promise.all(both.map((each) => each.end({ timeout: 1 })))
  }
}

it('two who queue the same work in another order do not wait for each other, on the first day as well', async () => {
  await atOnce(async (one, other) => {
    for (const job of jobNames) await one`select queue.add(${job}, '{}'::jsonb)`
    for (const job of jobNames.toReversed()) await other`select queue.add(${job}, '{}'::jsonb)`
  })
})

it('the control: a name that nobody made known is waited for', async () => {
  await atOnce(async (one, other) => {
    await one`select queue.add('nobody knows it', '{}'::jsonb)`
    await expect(other`select queue.add('nobody knows it', '{}'::jsonb)`).rejects.toThrow(/lock timeout/)
  })
})

it('making the names known leaves no work behind', async () => {
  const queue = postgres(firstDay.environment.QUEUE_DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const [left] = await queue`select count(*)::int as n from graphile_worker.jobs`
  await queue.end()
  expect(left?.n).toBe(0)
})
