import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closePools } from '@/db/client'
import { database, openLine } from '@/db/line'
import { type Company, keepCompany } from './company'

// This process reaches Postgres by a line that can be cut; whoever else serves, and whoever listens, does not.
const line = await openLine('to Postgres')
const behindTheLine = new URL(process.env.SYSTEM_DATABASE_URL ?? '')
const address = behindTheLine.href
behindTheLine.host = `127.0.0.1:${line.port}`
process.env.SYSTEM_DATABASE_URL = behindTheLine.href

const options = { max: 1, onnotice: () => {} }
const another = postgres(address, {
  ...options,
  connection: { application_name: `waymark live ${randomUUID()}` },
})
const listener = postgres(database.href, options)
const patience = { timeout: 15_000 }

const scene = () => ({ look: vi.fn(async () => {}), onWrote: vi.fn() })
let said: ReturnType<typeof scene>
let company: Company

beforeEach(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await another`select 1`
  said = scene()
  company = await keepCompany({ everyMs: 600_000, ...said, onFound: () => {} })
})
afterEach(async () => {
  line.leads = 'to Postgres'
  await company.stop()
  vi.restoreAllMocks()
})
afterAll(async () => {
  await Promise.all([closePools(), another.end(), listener.end()])
  await line.close()
})

it('what could not be told to the others is told again', async () => {
  expect(company.others).toBe(true)
  const plan = `a/${randomUUID()}`
  const told: string[] = []
  await listener.listen('waymark_rows', (payload) => told.push(...JSON.parse(payload).documents))
  line.leads = 'hangs up'
  line.cut()
  company.wrote(plan)
  await vi.waitFor(() => expect(failures()).toBeGreaterThan(1), patience)
  expect(told).not.toContain(plan)
  line.leads = 'to Postgres'
  await vi.waitFor(() => expect(told).toContain(plan), patience)
}, 60_000)

it('who hears again looks again, though somebody was looking already', async () => {
  const { look } = said
  expect(look).toHaveBeenCalledTimes(1)
  const looked = Promise.withResolvers<void>()
  look.mockReturnValueOnce(looked.promise)
  line.cut()
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(2), patience)
  line.cut()
  await vi.waitFor(hears, { ...patience, interval: 20 })
  expect(look).toHaveBeenCalledTimes(2)
  looked.resolve()
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(3), patience)
}, 60_000)

/** What others say arrives again. */
async function hears() {
  const plan = `a/${randomUUID()}`
  await another`select pg_notify('waymark_rows', ${JSON.stringify({ by: randomUUID(), documents: [plan] })})`
  await vi.waitFor(() => expect(said.onWrote).toHaveBeenCalledWith([plan]), { timeout: 200, interval: 5 })
}

/** How often it was tried in vain. */
const failures = () =>
  vi.mocked(console.error).mock.calls.filter(([said]) => String(said).includes('could not tell the others'))
    .length
