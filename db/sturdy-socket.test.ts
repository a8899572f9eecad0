import { setImmediate as aTurn } from 'node:timers/promises'
import type postgres from 'postgres'
import { afterEach, expect, it } from 'vitest'
import { openLine as openOne, poolOfOne as openPoolOfOne } from './line'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp()
})

it.each([
  ['hangs up', 0],
  ['hangs up', 1],
  ['hangs up', 2],
  ['hangs up', 3],
  ['resets', 0],
  ['resets', 1],
  ['resets', 2],
  ['resets', 3],
] as const)(
  'what is asked after a failure and before the end has an answer, and so has all that follows: the other side %s, %i turns later',
  async (manner, turns) => {
    const line = await openLine('to Postgres')
    const sql = poolOfOne(line.port)
    for (let round = 0; round < 4; round++) {
      expect(await answerOf(sql)).toBe(1)
      const asked = sql`select pg_sleep(30)`.catch(async () => {
        for (let turn = 0; turn < turns; turn++) await aTurn()
        return await answerOf(sql).catch(() => 'failed')
      })
      line.heard()
      await expect.poll(() => line.heard(), { timeout: 15_000 }).toBeGreaterThan(0)
      line.cut(manner)
      expect([1, 'failed']).toContain(await asked)
    }
    expect(await answerOf(sql)).toBe(1)
  },
)

async function openLine(...asked: Parameters<typeof openOne>) {
  const line = await openOne(...asked)
  cleanups.push(line.close)
  return line
}

it('where nobody listens every question has an answer, and the first one after that is answered well', async () => {
  const line = await openLine('to Postgres')
  await line.close()
  const sql = poolOfOne(line.port)
  for (let tries = 0; tries < 3; tries++) await expect(answerOf(sql)).rejects.toThrow(/ECONNREFUSED/)
  await openLine('to Postgres', line.port)
  expect(await answerOf(sql)).toBe(1)
})

it.each(['hangs up', 'resets'] as const)('so has it where the other side %s', async (manner) => {
  const line = await openLine(manner)
  const counted: number[] = []
  const sql = poolOfOne(line.port, (failures) => {
    counted.push(failures)
    return 0
  })
  for (let tries = 0; tries < 5; tries++) await expect(answerOf(sql)).rejects.toThrow()
  await expect.poll(() => counted, { timeout: 15_000 }).toEqual([1, 2, 3, 4, 5])
  line.leads = 'to Postgres'
  expect(await answerOf(sql)).toBe(1)
})

it('a line that is cut under a question fails that question, and the pool is whole again', async () => {
  const line = await openLine('to Postgres')
  const sql = poolOfOne(line.port)
  expect(await answerOf(sql)).toBe(1)
  const asked = expect(sql`select pg_sleep(30)`).rejects.toThrow()
  await expect.poll(() => line.heard(), { timeout: 15_000 }).toBeGreaterThan(0)
  line.cut()
  await asked
  // Asked before the end has been heard, it would share the fate of the first.
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await answerOf(sql)).toBe(1)
})

function poolOfOne(...asked: Parameters<typeof openPoolOfOne>) {
  const sql = openPoolOfOne(...asked)
  cleanups.push(() => sql.end({ timeout: 1 }))
  return sql
}

async function answerOf(sql: postgres.Sql): Promise<number | undefined> {
  const [row] = await sql<{ n: number }[]>`select 1 as n`
  return row?.n
}
