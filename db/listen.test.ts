import { afterAll, expect, it } from 'vitest'
import { closePools } from './client'
import { openLine } from './line'
import { hint, listen } from './system'

const line = await openLine('to Postgres')
const behindTheLine = new URL(process.env.SYSTEM_DATABASE_URL ?? '')
behindTheLine.host = `127.0.0.1:${line.port}`
process.env.SYSTEM_DATABASE_URL = behindTheLine.href
afterAll(async () => {
  await closePools()
  await line.close()
})

it('after a database that was away each listener is told once that it hears again, and hears each word once', async () => {
  const channels = ['one', 'other', 'third'].map((name) => `${name}_${process.pid}`)
  const ears = channels.map((channel) => ({ channel, heard: [] as string[], began: 0 }))
  for (const ear of ears)
    await listen(
      ear.channel,
      (word) => ear.heard.push(word),
      () => ear.began++,
    )
  const began = () => ears.map((ear) => ear.began)
  expect(began()).toEqual([1, 1, 1])

  const before = line.calls()
  line.leads = 'hangs up'
  line.cut()
  await expect.poll(() => line.calls() - before, { timeout: 15_000 }).toBeGreaterThan(12)
  line.leads = 'to Postgres'
  await expect.poll(() => Math.min(...began()), { timeout: 15_000 }).toBeGreaterThan(1)

  for (const { channel } of ears) await hint(channel, 'word')
  await expect.poll(() => ears.every(({ heard }) => heard.length > 0), { timeout: 15_000 }).toBe(true)
  expect(ears.map(({ heard }) => heard)).toEqual([['word'], ['word'], ['word']])
  expect(began()).toEqual([2, 2, 2])
}, 60_000)
