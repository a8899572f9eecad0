import { sql as words } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterEach, expect, it } from 'vitest'
import { database, poolOfOne } from './line'
import { sturdyTransactions } from './sturdy-transaction'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp()
})

type Transaction = Parameters<Parameters<ReturnType<typeof drizzle>['transaction']>[0]>[0]

/** Begins work whose connection is ended while it waits for something that is not the database, and then lets it go on. */
async function goOnWithout(work: (transaction: Transaction, ended: Promise<void>) => Promise<unknown>) {
  const pool = onePlace()
  const ended = Promise.withResolvers<void>()
  const waits = Promise.withResolvers<number>()
  const done = Promise.withResolvers<unknown>()
  const begun = pool.transaction(async (transaction) => {
    const [row] = await transaction.execute<{ pid: number }>(words`select pg_backend_pid() as pid`)
    waits.resolve(row?.pid ?? 0)
    const result = work(transaction, ended.promise)
    result.then(done.resolve, done.reject)
    return result
  })
  const told = expect(begun).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  await end(await waits.promise)
  await told
  return { pool, goOn: ended.resolve, done: done.promise }
}

it('what it asks next is refused, and the pool is whole', async () => {
  const { pool, goOn, done } = await goOnWithout(async (transaction, ended) => {
    await ended
    await transaction.execute(words`select 1`)
  })
  goOn()
  await expect(done).rejects.toMatchObject({ cause: { code: 'CONNECTION_CLOSED' } })
  expect(await answerOf(pool)).toBe(1)
})

const ends = {
  well: () => 'done',
  badly: (): string => {
    throw new Error('No.')
  },
}

it.each(['well', 'badly'] as const)(
  'nothing is asked for work that ends %s, and the pool is whole',
  async (way) => {
    const { pool, goOn, done } = await goOnWithout((_, ended) => ended.then(ends[way]))
    goOn()
    await done.catch(() => {})
    await aMoment()
    expect(await answerOf(pool)).toBe(1)
  },
)

it('work within work as well, whose inner part began before', async () => {
  const { pool, goOn, done } = await goOnWithout((transaction, ended) =>
    transaction.transaction(async (within) => {
      await ended
      await within.execute(words`select 1`)
    }),
  )
  goOn()
  await aMoment()
  void done.catch(() => {})
  expect(await answerOf(pool)).toBe(1)
})

it('and whose inner part begins after', async () => {
  const { pool, goOn, done } = await goOnWithout(async (transaction, ended) => {
    await ended
    await transaction.transaction((within) => within.execute(words`select 1`))
  })
  goOn()
  await expect(done).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await answerOf(pool)).toBe(1)
})

it('it asks nothing in the transaction that somebody else has begun on that place of the pool', async () => {
  const { pool, goOn, done } = await goOnWithout(async (transaction, ended) => {
    await ended
    return await transaction.execute(words`select current_setting('waymark.whose', true) as whose`)
  })
  const whose = await pool.transaction(async (transaction) => {
    await transaction.execute(words`select set_config('waymark.whose', 'somebody else', true)`)
    goOn()
    await expect(done).rejects.toThrow()
    return await transaction.execute(words`select current_setting('waymark.whose', true) as whose`)
  })
  expect(whose).toMatchObject([{ whose: 'somebody else' }])
})

it('a statement that fails for a reason of its own ends nothing: the transaction goes on as it did', async () => {
  const pool = onePlace()
  const answers = await pool.transaction(async (transaction) => {
    await transaction
      .transaction((within) => within.execute(words`select 1 / 0`))
      .catch((error: Error) => expect(error.cause).toMatchObject({ code: '22012' }))
    return await transaction.execute(words`select 2 as n`)
  })
  expect(answers).toMatchObject([{ n: 2 }])
  await expect(pool.transaction((transaction) => transaction.execute(words`select 1 / 0`))).rejects.toThrow()
  expect(await answerOf(pool)).toBe(1)
})

/** One place, as wide as the smallest pool of ours is. */
function onePlace() {
  const pool = poolOfOne(database.port)
  cleanups.push(() => pool.end({ timeout: 1 }))
  return drizzle(sturdyTransactions(pool))
}

async function end(pid: number) {
  const admin = postgres(database.href, { max: 1 })
  await admin`select pg_terminate_backend(${pid})`
  await admin.end()
}

async function answerOf(pool: ReturnType<typeof onePlace>) {
  const [row] = await pool.execute<{ n: number }>(words`select 1 as n`)
  return row?.n
}

/** Long enough for whatever would be written to a connection that is gone. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 50))
