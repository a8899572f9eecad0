/**
 * Two live processes serve one plan as one would: nothing is lost, and both come to the same bytes.
 *
 * A client and her coach type without pause in the same plan, each at a server of their own. Meanwhile one thing goes
 * wrong: nothing but the split; one server is cut off from the database; its line is slow; it is killed, and its page
 * comes back at the other one; whoever listens on the bus is thrown off it, again and again. When it is over and both rest,
 * the two pages have to hold the same bytes within five seconds, and every word that a page had seen acknowledged has to be
 * in both of them and in the log. Then each says where in the plan it is, and has to be seen there by the other.
 *
 * The control is two servers of which each believes that it is alone: their pages must be found to differ, and not to see
 * each other.
 */
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import * as Y from 'yjs'
import { documentName, livePath } from '@/lib/live/wire'
import type { Variables } from '@/ops/run.mjs'
import { type Desk, Writer, wordsIn } from './kills/writer'
import { isProgram, type Outcome, percentile, prove, type Random, rounded, say } from './stage/frame'
import { type Pair, type Person, seatPairs } from './stage/pairs'
import { freePort, type Server, startServer } from './stage/processes'
import { Line } from './two-servers/line'

export const troubles = ['split', 'partition', 'slow line', 'one killed', 'bus killed'] as const
export type Trouble = (typeof troubles)[number]
export type Size = {
  troubles: readonly Trouble[]
  times: number
  typingMs: number
  troubleMs: number
  /** Both pages hold the same within so long. */
  sameWithinMs: number
}

/** How long those are waited for that will never be the same. */
const controlMs = 4_000

type Told = {
  trouble: Trouble
  acknowledged: number
  lost: number
  sameMs: number | null
  /** Until each had seen where the other one is. */
  seenMs: number | null
}

export async function twoServers(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  try {
    const pairs = await seatPairs(admin, size.times * size.troubles.length + 1)
    const told: Told[] = []
    const room = await openRoom(env, admin, 'lib/live/main.ts')
    try {
      for (let time = 0; time < size.times; time++)
        for (const trouble of size.troubles) {
          const pair = pairs[told.length]
          if (!pair) throw new Error('There are too few pairs.')
          const one = await trial(room, pair, trouble, size, random)
          told.push(one)
          say(
            `  ${trouble}: ${one.acknowledged} acknowledged, ${one.lost} lost, ${one.sameMs === null ? 'NOT the same' : `the same after ${one.sameMs} ms`}, ${one.seenMs === null ? 'NOT seen by the other' : `seen by the other after ${one.seenMs} ms`}`,
          )
        }
    } finally {
      await room.close()
    }
    const control = await controlled(env, admin, pairs.at(-1), size, random)
    say(
      `The control: two that believe they are alone ${control ? 'differ, and do not see each other' : 'DO NOT DIFFER, or see each other'}.`,
    )
    const lost = told.reduce((sum, one) => sum + one.lost, 0)
    const diverged = told.filter(({ sameMs }) => sameMs === null).length
    const acknowledged = told.reduce((sum, one) => sum + one.acknowledged, 0)
    const unseen = told.filter(({ seenMs }) => seenMs === null).length
    return {
      holds: lost === 0 && diverged === 0 && unseen === 0 && acknowledged > 0 && control,
      counts: {
        trials: told.length,
        lost,
        diverged,
        acknowledged,
        unseen,
        same_ms: halfAndLongest(told.map(({ sameMs }) => sameMs)),
        seen_ms: halfAndLongest(told.map(({ seenMs }) => seenMs)),
        control: Number(control),
      },
    }
  } finally {
    await admin.end()
  }
}

function halfAndLongest(measured: readonly (number | null)[]) {
  const times = measured.flatMap((ms) => ms ?? [])
  return { p50: rounded(percentile(times, 0.5)), max: rounded(Math.max(0, ...times)) }
}

type Room = {
  servers: [Server, Server]
  /** To the servers, as the pages have them: each leads to its own, or to the other one while that is gone. */
  fronts: [Line, Line]
  /** From the second server to the database. */
  toDatabase: Line
  origin: string
  admin: postgres.Sql
  close(): Promise<void>
}

async function openRoom(env: Variables, admin: postgres.Sql, file: string): Promise<Room> {
  const database = Number(new URL(env.DATABASE_URL ?? '').port)
  const toDatabase = await Line.to(() => database)
  const servers: [Server, Server] = [
    await startServer(file, await freePort(), env),
    await startServer(file, await freePort(), through(env, toDatabase.port)),
  ]
  const up = new Set(servers)
  const [first, second] = servers
  const led = (own: Server, other: Server) => () => (up.has(own) ? own.port : other.port)
  const fronts: [Line, Line] = [await Line.to(led(first, second)), await Line.to(led(second, first))]
  const kill = second.kill
  second.kill = async () => {
    up.delete(second)
    await kill()
  }
  const start = second.start
  second.start = async () => {
    await start()
    up.add(second)
  }
  return {
    servers,
    fronts,
    toDatabase,
    origin: new URL(env.AUTH_URL ?? '').origin,
    admin,
    close: async () => {
      await Promise.all(servers.map((server) => server.stop()))
      await Promise.all([...fronts, toDatabase].map((line) => line.end()))
    },
  }
}

const addresses = ['APP_DATABASE_URL', 'SYSTEM_DATABASE_URL']

function through(env: Variables, port: number): Variables {
  const led = { ...env }
  for (const variable of addresses) {
    const address = new URL(env[variable] ?? '')
    address.host = `127.0.0.1:${port}`
    led[variable] = address.href
  }
  return led
}

async function trial(room: Room, pair: Pair, trouble: Trouble, size: Size, random: Random): Promise<Told> {
  const writers = sitDown(room, pair, random)
  try {
    for (const writer of writers) await writer.hasRead()
    await wait(size.typingMs)
    await goesWrong(room, trouble, size.troubleMs)
    await wait(size.typingMs)
    for (const writer of writers) writer.rest()
    const sameMs = await untilTheSame(writers, size.sameWithinMs)
    if (sameMs === null) for (const writer of writers) say(`    ${writer.inWords()}`)
    const acknowledged = writers.flatMap((writer) => writer.acknowledged)
    const held = [await inTheLog(room.admin, pair), ...writers.map(({ doc }) => wordsOf(doc))]
    const lost = acknowledged.filter((word) => held.some((words) => !words.has(word))).length
    const seenMs = await untilSeen(writers, size.sameWithinMs)
    return { trouble, acknowledged: acknowledged.length, lost, sameMs, seenMs }
  } finally {
    for (const writer of writers) writer.leave()
  }
}

function sitDown({ fronts: [first, second], origin }: Room, pair: Pair, random: Random): [Writer, Writer] {
  const desk = (front: Line, { cookie }: Person): Desk => ({
    url: `ws://127.0.0.1:${front.port}${livePath}`,
    name: documentName(pair.practiceId, pair.vision),
    section: 'why',
    headers: { cookie, origin },
  })
  return [new Writer(1, desk(first, pair.client), random), new Writer(2, desk(second, pair.coach), random)]
}

/** Resolves when it is over. */
async function goesWrong({ servers: [, second], toDatabase, admin }: Room, trouble: Trouble, ms: number) {
  switch (trouble) {
    case 'split':
      return wait(ms)
    case 'partition':
      toDatabase.cut()
      await wait(ms)
      return toDatabase.mend()
    case 'slow line':
      toDatabase.slow(60)
      await wait(ms)
      return toDatabase.mend()
    case 'one killed':
      await second.kill()
      await wait(ms)
      return second.start()
    case 'bus killed':
      for (const end = performance.now() + ms; performance.now() < end; await wait(100))
        await admin`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query ilike 'listen%'`
  }
}

/** Milliseconds until both pages hold the same and wait for nothing; null when that takes too long. */
const untilTheSame = ([one, other]: readonly [Writer, Writer], withinMs: number) =>
  until(() => one.isAtRest && other.isAtRest && bytesOf(one.doc).equals(bytesOf(other.doc)), withinMs)

/** Milliseconds until each page shows where in the plan the other one is; null when that takes too long. */
function untilSeen([one, other]: readonly [Writer, Writer], withinMs: number) {
  one.show('role')
  other.show('stock')
  return until(() => other.sees(one) === 'role' && one.sees(other) === 'stock', withinMs)
}

async function until(holds: () => boolean, withinMs: number): Promise<number | null> {
  const began = performance.now()
  while (performance.now() - began < withinMs) {
    if (holds()) return Math.round(performance.now() - began)
    await wait(20)
  }
  return null
}

/** As a newcomer would have them: how a page came by its letters does not show. */
function bytesOf(doc: Y.Doc): Buffer {
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc))
  return Buffer.from(Y.encodeStateAsUpdate(fresh))
}

const wordsOf = (doc: Y.Doc) => new Set(wordsIn(Buffer.from(Y.encodeStateAsUpdate(doc))))

async function inTheLog(admin: postgres.Sql, { vision }: Pair): Promise<Set<string>> {
  const doc = new Y.Doc()
  const rows = await admin<{ bytes: Buffer }[]>`
    select bytes from document_updates where document_id = ${vision} order by seq`
  doc.transact(() => {
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  })
  return wordsOf(doc)
}

/** Whether two that know nothing of each other are found to differ. */
async function controlled(
  env: Variables,
  admin: postgres.Sql,
  pair: Pair | undefined,
  size: Size,
  random: Random,
): Promise<boolean> {
  if (!pair) throw new Error('There are too few pairs.')
  const room = await openRoom(env, admin, 'proofs/two-servers/alone.ts')
  try {
    const { sameMs, seenMs } = await trial(room, pair, 'split', { ...size, sameWithinMs: controlMs }, random)
    return sameMs === null && seenMs === null
  } finally {
    await room.close()
  }
}

if (isProgram(import.meta.filename)) {
  await prove('two-servers', ({ long, random }) =>
    twoServers(
      process.env,
      {
        troubles,
        times: long ? 40 : 2,
        typingMs: long ? 2_000 : 800,
        troubleMs: long ? 10_000 : 2_500,
        sameWithinMs: 5_000,
      },
      random,
    ),
  )
}
