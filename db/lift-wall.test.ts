import type postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { adminBesideTheTests } from '@/proofs/stage/database'
import { liftWall } from './lift-wall'

const { admin, drop } = await adminBesideTheTests('lift', { empty: true, connections: 3 })
afterAll(drop)

const tables = ['engagements', 'members'] as const

/** Somebody who has read the second table, and reads the first once another waits for the second with the first in hand. */
async function readerInTheWay(alter: (sql: postgres.TransactionSql) => Promise<unknown>) {
  const hasRead = Promise.withResolvers<void>()
  const reader = admin.begin(async (sql) => {
    await sql`select count(*) from members`
    hasRead.resolve()
    await untilSomebodyWaits(sql)
    await sql`select count(*) from engagements`
    return 'read'
  })
  await hasRead.promise
  return Promise.allSettled([reader, admin.begin(alter)])
}

async function untilSomebodyWaits(sql: postgres.TransactionSql) {
  for (;;) {
    const [row] = await sql`
      select 1 from pg_locks where database = (select oid from pg_database where datname = current_database())
        and relation = 'members'::regclass and not granted`
    if (row) return
  }
}

it('the wall is lifted while the work is done, past whoever reads, and nobody who reads is ended for it', async () => {
  const forced = (sql: postgres.Sql | postgres.TransactionSql) =>
    sql<{ forced: boolean }[]>`
      select relforcerowsecurity as forced from pg_class where oid in ('engagements'::regclass, 'members'::regclass)`
  let lifted: boolean[] = []
  const [reader, operator] = await readerInTheWay((sql) =>
    liftWall(sql, tables, async () => {
      lifted = (await forced(sql)).map((row) => row.forced)
      const [setting] = await sql`select current_setting('statement_timeout') as timeout`
      return setting?.timeout
    }),
  )
  expect(reader).toEqual({ status: 'fulfilled', value: 'read' })
  expect(operator).toEqual({ status: 'fulfilled', value: '0' })
  expect(lifted).toEqual([false, false])
  expect((await forced(admin)).map((row) => row.forced)).toEqual([true, true])
})

it('the control: whoever insists is one of two that wait for each other, and one of them is ended', async () => {
  const ended = await readerInTheWay(async (sql) => {
    for (const table of tables) await sql.unsafe(`alter table "${table}" no force row level security`)
    throw new Error('taken back')
  })
  const deadlocked = ended.filter((each) => each.status === 'rejected' && each.reason.code === '40P01')
  expect(deadlocked).toHaveLength(1)
})
