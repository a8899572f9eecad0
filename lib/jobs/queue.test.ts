import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, dropDatabase, migrate } from '@/ops/databases.mjs'
import { jobNames } from './queue'

// A database that no jobs process has seen yet, as on the first day.
const name = `first_day_${process.pid}`
const inIt = (url: string | undefined) => {
  const address = new URL(url ?? '')
  address.pathname = name
  return address.href
}
const roles = ['DATABASE_URL', 'APP_DATABASE_URL', 'SYSTEM_DATABASE_URL', 'QUEUE_DATABASE_URL'] as const
const firstDay = Object.fromEntries(roles.map((role) => [role, inIt(process.env[role])]))
let admin: postgres.Sql

beforeAll(async () => {
  await createDatabase(process.env.DATABASE_URL ?? '', name)
  await migrate({ ...process.env, ...firstDay })
  admin = postgres(firstDay.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
})
afterAll(async () => {
  await admin.end()
  await dropDatabase(process.env.DATABASE_URL ?? '', name)
})

it('two who queue the same work in another order do not wait for each other, on the first day as well', async () => {
  const [one, other] = await Promise.all([admin.reserve(), admin.reserve()])
  try {
    for (const each of [one, other]) await each`begin`
    for (const each of [one, other]) await each`set local lock_timeout = '1s'`
    for (const job of jobNames) await one`select queue.add(${job}, '{}'::jsonb)`
    for (const job of jobNames.toReversed()) await other`select queue.add(${job}, '{}'::jsonb)`
  } finally {
    for (const each of [one, other]) {
      await each`rollback`
      each.release()
    }
  }
  const [left] = await admin`select count(*)::int as n from graphile_worker.jobs`
  expect(left?.n, 'making the names known leaves no work').toBe(0)
})

it('the control: a name that nobody made known is waited for', async () => {
  const [one, other] = await Promise.all([admin.reserve(), admin.reserve()])
  try {
    for (const each of [one, other]) await each`begin`
    await one`select queue.add('nobody knows it', '{}'::jsonb)`
    await other`set local lock_timeout = '200ms'`
    await expect(other`select queue.add('nobody knows it', '{}'::jsonb)`).rejects.toThrow(/lock timeout/)
  } finally {
    for (const each of [one, other]) {
      await each`rollback`
      each.release()
    }
  }
})
