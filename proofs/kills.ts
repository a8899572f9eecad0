/**
 * Nothing acknowledged is lost, whatever is killed.
 *
 * People type without pause, through stock providers over real sockets, in visions (a coach and a client together) and
 * private drafts. At random moments the live process, Postgres or both are killed with SIGKILL. Half of the pages never
 * come back, so that nobody can make good what a server forgot.
 *
 * Then, while the live process is down or frozen and nobody can send anything again, every word that a page had seen
 * acknowledged is looked up in the log. At the end each document is built from the log alone, and read once more by a
 * newcomer through the restarted server. The control is the stock debounced store under the same load: it must lose.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import * as Y from 'yjs'
import { documentName, livePath } from '@/lib/live/wire'
import { textRoot } from '@/lib/visions/document/read-text'
import { postmaster, startCluster } from '@/ops/postgres.mjs'
import type { Variables } from '@/ops/run.mjs'
import { Room } from './kills/room'
import { type Desk, Writer, wordsIn } from './kills/writer'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { type Pair, seatPairs } from './stage/pairs'
import { freePort, startServer } from './stage/processes'

export type Size = {
  pairs: number
  /** Goes on until both are reached. */
  kills: number
  acknowledged: number
  /** Of the stock store. */
  controlKills: number
  /** The folder of a cluster that may be killed as well. */
  cluster: string | null
}

type Victim = 'live' | 'postgres' | 'both'

export async function kills(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const ours = await killOurs(env, size, random)
  say('The stock store, under the same load…')
  const control = await killStock(env, size, random)
  say(`It lost ${control.lost} of ${control.acknowledged} acknowledged edits.`)
  const holds = ours.lost + ours.unserved === 0 && ours.acknowledged >= size.acknowledged && control.lost > 0
  const counts = { ...ours, control: control.lost, controlAcknowledged: control.acknowledged }
  return { holds, counts }
}

async function killOurs(env: Variables, size: Size, random: Random) {
  const port = await freePort()
  const pairs = await withAdmin(env, (admin) => seatPairs(admin, size.pairs))
  const desks = pairs.flatMap((pair) => desksOf(pair, port, new URL(env.AUTH_URL ?? '').origin))
  const log = new Log(env, pairs)
  const live = await startServer('lib/live/main.ts', port, env)
  const room = new Room(desks, random)
  const between = (2 * size.acknowledged) / size.kills
  const killed: Record<Victim, number> = { live: 0, postgres: 0, both: 0 }
  const lost = new Set<string>()
  let kills = 0

  for (; kills < size.kills || room.count() < size.acknowledged; kills++) {
    await room.busy(random.int(between))
    const victim = size.cluster ? random.pick<Victim>(['live', 'live', 'postgres', 'both']) : 'live'
    killed[victim]++
    const leaving = room.halfOfThem()
    if (victim !== 'live' && size.cluster) await killCluster(size.cluster)
    // Nobody sends anything while the log is read: what is not in it now was never in it.
    if (victim === 'postgres') live.freeze()
    else await live.kill()
    await room.quiet(victim !== 'postgres')
    for (const writer of leaving) room.dismiss(writer)
    if (victim !== 'live' && size.cluster) await reviveCluster(size.cluster)
    for (const word of await log.missing(room.acknowledged(), victim === 'live')) lost.add(word)
    if (victim === 'postgres') live.thaw()
    else await live.start()
    room.fill()
    if (kills % 5 === 4) say(`  ${kills + 1} kills, ${room.count()} acknowledged, ${lost.size} lost`)
  }

  await room.busy(0)
  await live.kill()
  await room.quiet(true)
  room.close()
  const acknowledged = room.acknowledged()
  for (const word of await log.missing(acknowledged)) lost.add(word)
  for (const word of await log.missingFromText(acknowledged)) lost.add(word)
  await live.start()
  const shown = await readAsNewcomers(desks, random)
  await live.stop()
  const unserved = acknowledged.filter((word) => !shown.has(word)).length
  const counts = {
    kills,
    killed,
    falls: live.falls(),
    acknowledged: acknowledged.length,
    lost: lost.size,
    unserved,
  }
  say(
    `${kills} kills, ${acknowledged.length} acknowledged, ${lost.size} lost, ${unserved} not shown to a newcomer.`,
  )
  return counts
}

/** The documentation's way: the document is stored a while after the last change. */
async function killStock(env: Variables, size: Size, random: Random) {
  await withAdmin(
    env,
    (admin) => admin`create table stock_documents (name text primary key, state bytea not null)`,
  )
  try {
    const port = await freePort()
    const desks = Array.from({ length: size.pairs * 3 }, (_, at): Desk => {
      return { url: `ws://127.0.0.1:${port}`, name: `plan ${at}`, section: 'why', headers: {} }
    })
    const stock = await startServer('proofs/kills/stock.ts', port, env)
    const room = new Room(desks, random)
    const lost = new Set<string>()
    for (let kill = 0; kill < size.controlKills; kill++) {
      await room.busy(random.int((2 * size.acknowledged) / size.kills))
      await stock.kill()
      await room.quiet(true)
      for (const writer of room.halfOfThem()) room.dismiss(writer)
      const kept = new Set(await withAdmin(env, stockWords))
      for (const word of room.acknowledged()) if (!kept.has(word)) lost.add(word)
      if (kill + 1 === size.controlKills) break
      await stock.start()
      room.fill()
    }
    room.close()
    return { acknowledged: room.count(), lost: lost.size }
  } finally {
    await withAdmin(env, (admin) => admin`drop table stock_documents`)
  }
}

async function stockWords(admin: postgres.Sql) {
  const rows = await admin<{ state: Buffer }[]>`select state from stock_documents`
  return rows.flatMap(({ state }) => wordsIn(state))
}

/** The coach and the client at the vision, and the client at the private draft. */
function desksOf(pair: Pair, port: number, origin: string): Desk[] {
  const desk = (document: string, section: string, { cookie }: { cookie: string }): Desk => ({
    url: `ws://127.0.0.1:${port}${livePath}`,
    name: documentName(pair.practiceId, document),
    section,
    headers: { cookie, origin },
  })
  return [
    desk(pair.vision, 'why', pair.coach),
    desk(pair.vision, 'why', pair.client),
    desk(pair.privateDraft, 'life', pair.client),
  ]
}

/** What Postgres holds of these documents. */
class Log {
  private readonly documents: readonly string[]
  private seen = new Set<string>()
  private through = 0

  constructor(
    private readonly env: Variables,
    pairs: readonly Pair[],
  ) {
    this.documents = pairs.flatMap(({ vision, privateDraft }) => [vision, privateDraft])
  }

  /** With `sameServer`, Postgres was not killed since the last time: what was there need not be read again. */
  async missing(acknowledged: readonly string[], sameServer = false): Promise<string[]> {
    if (!sameServer) {
      this.seen = new Set()
      this.through = 0
    }
    await withAdmin(this.env, async (admin) => {
      // Numbers are given before the commit: a lower one may have come later.
      const from = Math.max(0, this.through - 5_000)
      const rows = admin<{ seq: string; bytes: Buffer }[]>`select seq, bytes from document_updates
        where document_id = any (${this.documents}::uuid[]) and seq > ${from} order by seq`
      await rows.cursor(5_000, (some) => {
        for (const { seq, bytes } of some) {
          for (const word of wordsIn(bytes)) this.seen.add(word)
          this.through = Number(seq)
        }
      })
    })
    return acknowledged.filter((word) => !this.seen.has(word))
  }

  /** Builds every document from its rows alone, and reads the text. */
  async missingFromText(acknowledged: readonly string[]): Promise<string[]> {
    const shown = new Set<string>()
    await withAdmin(this.env, async (admin) => {
      for (const id of this.documents) {
        const doc = new Y.Doc()
        const rows = await admin<{ bytes: Buffer }[]>`
          select bytes from document_updates where document_id = ${id} order by seq`
        doc.transact(() => {
          for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
        })
        for (const word of textOf(doc)) shown.add(word)
      }
    })
    return acknowledged.filter((word) => !shown.has(word))
  }
}

/** Everything that somebody sees who opens the documents now. */
async function readAsNewcomers(desks: readonly Desk[], random: Random): Promise<Set<string>> {
  const shown = new Set<string>()
  for (const desk of desks) {
    const reader = new Writer(0, desk, random)
    reader.rest()
    await reader.hasRead()
    for (const word of textOf(reader.doc)) shown.add(word)
    reader.leave()
  }
  return shown
}

const textOf = (doc: Y.Doc) =>
  ['why', 'life'].flatMap((section) => wordsIn(Buffer.from(doc.getXmlFragment(textRoot(section)).toString())))

async function killCluster(folder: string) {
  const server = postmaster(folder)
  if (!server) throw new Error(`No Postgres runs in ${folder}.`)
  process.kill(server.pid, 'SIGKILL')
}

async function reviveCluster(folder: string) {
  const port = Number(readFileSync(join(folder, 'port'), 'utf8'))
  await startCluster(folder, { durable: true, port })
}

async function withAdmin<Answer>(env: Variables, work: (admin: postgres.Sql) => PromiseLike<Answer>) {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

if (isProgram(import.meta.filename)) {
  await prove('kills', ({ long, random }) => {
    const size = long ? { kills: 1_000, acknowledged: 1_000_000 } : { kills: 20, acknowledged: 100_000 }
    const cluster = join(process.env.WAYMARK_DATA ?? '', 'postgres')
    return kills(process.env, { ...size, pairs: 12, controlKills: 2, cluster }, random)
  })
}
