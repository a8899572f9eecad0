import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { closePools } from '@/db/client'
import type { Practice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { Place, readUnseen, unseenWithin } from './elsewhere'
import { admin, type Stage, setStage } from './fixture'

/** Rows of the log that Postgres has gone through for what was read, answered or not. */
let goneThrough = 0
let stage: Stage
let key: [practiceId: string, documentId: string]

beforeEach(async () => {
  stage = await setStage()
  key = [stage.practiceId, stage.documents.vision]
  goneThrough = 0
})
afterAll(() => Promise.all([closePools(), admin.end()]))

describe('what others wrote', () => {
  it('is read once, and of the log before it nothing', async () => {
    const place = new Place(...key, (await wrote(2_000)).last)
    const news = await wrote(3)
    expect(await read(place)).toEqual(news.words)
    expect(await read(place)).toEqual([])
    expect(goneThrough).toBeGreaterThan(2)
    expect(goneThrough).toBeLessThan(20)
  })

  it('is read without what was written while this process was alone', async () => {
    const place = new Place(...key, 0)
    await wrote(2_000, '2 minutes')
    // It may have been committed by somebody who has gone since.
    const lingering = await wrote(2, '30 seconds')
    const aloneAt = await clock()
    const news = await wrote(3)
    expect(await read(place, aloneAt)).toEqual([...lingering.words, ...news.words])
    expect(goneThrough).toBeGreaterThan(4)
    expect(goneThrough).toBeLessThan(20)
  })

  it('is all of it news to a process that was never alone, five thousand rows at a time', async () => {
    const place = new Place(...key, 0)
    const { words } = await wrote(5_003)
    expect(await read(place)).toEqual(words.slice(0, 5_000))
    expect(await read(place)).toEqual(words.slice(5_000))
    expect(await read(place)).toEqual([])
  })

  it('is gone through once, when it is so old that nothing can appear before it', async () => {
    const place = new Place(...key, 0)
    const { words, last } = await wrote(2_000, '2 minutes')
    expect(await read(place)).toEqual(words)
    expect(place).toMatchObject({ after: last, seenSeqs: [] })
    const news = await wrote(3)
    goneThrough = 0
    expect(await read(place)).toEqual(news.words)
    expect(goneThrough).toBeGreaterThan(2)
    expect(goneThrough).toBeLessThan(20)
  })

  it('is read also where it was committed after what was written later', async () => {
    const place = new Place(...key, 0)
    const written = Promise.withResolvers<string[]>()
    const mayCommit = Promise.withResolvers<void>()
    const slow = admin.begin(async (transaction) => {
      written.resolve((await wrote(1, '0', transaction)).words)
      await mayCommit.promise
    })
    const late = await written.promise
    const { words } = await wrote(1)
    expect(await read(place)).toEqual(words)
    mayCommit.resolve()
    await slow
    expect(await read(place)).toEqual(late)
    expect(await read(place)).toEqual([])
  })

  it('is told of each document apart, however many are asked about', async () => {
    const { words } = await wrote(2)
    const many = Array.from({ length: 300 }, () => new Place(stage.practiceId, randomUUID(), 0))
    const nextDoor = new Place(stage.coachNextDoor.actor.practiceId, stage.documents.vision, 0)
    const place = new Place(...key, 0)
    const news = await readUnseen([...many, nextDoor, place], null)
    expect([...news.keys()]).toEqual([place])
    expect(inWords(news.get(place))).toEqual(words)
  })
})

describe('a place in the log', () => {
  it('takes a row once, and none up to where it began', () => {
    const place = new Place(...key, 10)
    expect([9, 10, 12, 11, 12].map((seq) => place.take({ seq, atMs: 0 }))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ])
    expect(place.seenSeqs).toEqual([12, 11])
  })

  it('moves to the newest row before which none can appear, and keeps in mind those that are younger', () => {
    const place = new Place(...key, 10)
    for (const [seq, atMs] of [
      [11, 100],
      [13, 200],
      [14, 300],
    ] as const)
      place.take({ seq, atMs })
    place.settle(200)
    expect(place).toMatchObject({ after: 11, seenSeqs: [13, 14] })
    place.settle(250)
    expect(place).toMatchObject({ after: 13, seenSeqs: [14] })
    expect(place.take({ seq: 12, atMs: 150 })).toBe(false)
    place.settle(50)
    expect(place).toMatchObject({ after: 13, seenSeqs: [14] })
  })
})

let rows = 0

/** Rows of the client's in the log of the plan, each with a word of its own. */
async function wrote(count: number, ago = '0', db: Pick<typeof admin, 'unsafe'> = admin) {
  const first = rows + 1
  rows += count
  const inserted = await db.unsafe<{ seq: string }[]>(
    `insert into document_updates (practice_id, document_id, member_id, bytes, at)
      select $1, $2, $3, convert_to('row ' || n, 'UTF8'), now() - $4::interval from generate_series($5::int, $6::int) n
      returning seq`,
    [...key, stage.client.actor.memberId, ago, first, rows],
  )
  const words = Array.from({ length: count }, (_, at) => `row ${first + at}`)
  return { words, last: Math.max(...inserted.map(({ seq }) => Number(seq))) }
}

async function read(place: Place, aloneAt: string | null = null): Promise<string[]> {
  return asSystem('read what was written elsewhere', async (db) => {
    const before = await counted(db)
    const news = await unseenWithin(db, [place], aloneAt)
    goneThrough += (await counted(db)) - before
    return inWords(news.get(place))
  })
}

/** Counted for this connection; what it did in its last transactions may still be among it. */
async function counted(db: Practice['db']): Promise<number> {
  const [log] = await db.execute<{ rows: number }>(sql`
    select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
    where relname = 'document_updates'`)
  return log?.rows ?? 0
}

const inWords = (news: readonly Uint8Array[] = []) => news.map((bytes) => Buffer.from(bytes).toString())

async function clock(): Promise<string> {
  const [answer] = await admin<{ at: string }[]>`select now()::text as at`
  return answer?.at ?? ''
}
