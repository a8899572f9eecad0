import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { asSystem } from '@/db/system'
import { countTry, hasTriesLeft, type Limit, networkOf } from './attempts'
import { bucketFor } from './token'

const twice: Limit = { what: 'test', most: 2, minutes: 10 }
const count = (whom: string) => asSystem('test', (db) => countTry(db, twice, whom))

describe('a limit on tries', () => {
  it('holds for one person and not for another, until its time is over', async () => {
    const whom = randomUUID()
    expect([await count(whom), await count(whom), await count(whom)]).toEqual([true, true, false])
    expect(await count(randomUUID())).toBe(true)
    expect(await asSystem('test', (db) => hasTriesLeft(db, twice, whom))).toBe(false)

    await asSystem('test', (db) =>
      db.execute(
        sql`update attempts set started_at = now() - interval '11 minutes' where bucket = ${bucketFor('test', whom)}`,
      ),
    )
    expect(await asSystem('test', (db) => hasTriesLeft(db, twice, whom))).toBe(true)
    expect(await count(whom)).toBe(true)
  })

  it('holds when twenty arrive at once', async () => {
    const whom = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => count(whom)))
    expect(answers.filter(Boolean)).toHaveLength(2)
  })
})

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('%s counts as the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
