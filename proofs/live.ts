/**
 * Writing together is as quick as if nothing were kept.
 *
 * Fifty pairs type five keys a second each through the real path: our live process with cookie sign-in, row-level
 * security and an append to Postgres that is committed before anybody sees the edit. In the same run, in turns and
 * from the same typists, bare Hocuspocus, which keeps nothing, and a relay, which does not even look. Figures are
 * medians over the rounds. Then each server is given more and more pairs until the 99th percentile passes 100 ms.
 *
 * A machine that is busy with something else slows all three; what counts are the ratios. The control is a server
 * with a delay put in, judged as if it were ours: it has to fail.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { documentName, livePath } from '@/lib/live/wire'
import { postmaster } from '@/ops/postgres.mjs'
import type { Variables } from '@/ops/run.mjs'
import type { Order, Place, Typed } from './live/typist'
import { isProgram, median, type Outcome, percentile, prove, rounded, say } from './stage/frame'
import { type Pair, seatPairs } from './stage/pairs'
import { freePort, type Server, startProgram, startServer } from './stage/processes'
import { cpuOf, familyOf, memoryOf } from './stage/usage'

export type Size = {
  pairs: number
  rounds: number
  seconds: number
  most: number
  step: number
  typists: number
}

/** Of PROOFS.md, first column. */
const targets = { propagationP99: 3, ackP50: 10 }

type Contestant = {
  name: 'ours' | 'hocuspocus' | 'relay'
  server: Server
  places: readonly Place[]
  acknowledges: boolean
}
type Figures = {
  propagation: { p50: number; p95: number; p99: number }
  ack: { p50: number; p99: number } | null
  /** Milliseconds for 1,000 updates: of the server, and of Postgres for it. */
  cpuPer1000: number
  postgresCpuPer1000: number
}

export async function live(env: Variables, size: Size): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const typists = Array.from({ length: size.typists }, () => new Typist(env))
  const contestants = await takeTheStage(env, await seatPairs(admin, size.most))
  const [ours, hocuspocus, relay] = contestants

  say(`${size.rounds} rounds of ${size.pairs} pairs at each of the three, ${size.seconds} s a time…`)
  const rounds: Record<Contestant['name'], Figures[]> = { ours: [], hocuspocus: [], relay: [] }
  const committed: number[] = []
  for (let round = 0; round < size.rounds; round++) {
    await idle(contestants)
    committed.push(await oneCommittedRow(admin))
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(round + turn) % contestants.length] ?? ours
      const figures = await measure(contestant, typists.slice(0, 1), size.pairs, size.seconds)
      rounds[contestant.name].push(figures)
      say(`  ${inWords(contestant.name, figures)}`)
    }
  }
  const commit = median(committed)
  const found = {
    ours: medians(rounds.ours),
    hocuspocus: medians(rounds.hocuspocus),
    relay: medians(rounds.relay),
  }
  const ratio = ratios(found.ours, found.hocuspocus, commit)
  say(`One committed row: ${rounded(commit)} ms. ${JSON.stringify(ratio)}`)

  const delayed = await startServer('proofs/live/hocuspocus.ts', await freePort(), {
    ...env,
    DELAY_MS: '100',
  })
  const slow = await measure(hocuspocusAt(delayed, size.pairs), typists.slice(0, 1), size.pairs, size.seconds)
  await delayed.stop()
  const control = isWithin(ratios(slow, found.hocuspocus, commit)) ? 0 : 1
  say(`The control, with a delay of 100 ms put in, ${control === 1 ? 'fails' : 'DOES NOT FAIL'}.`)

  const held: Record<string, Held> = {}
  for (const contestant of [relay, hocuspocus, ours])
    held[contestant.name] = await ramp(contestant, typists, size)
  const more = {
    pairs: over(held.ours?.pairs, held.hocuspocus?.pairs),
    cpu: over(found.ours.cpuPer1000 + found.ours.postgresCpuPer1000, found.hocuspocus.cpuPer1000),
    rssPerDoc: over(held.ours?.rssPerDoc, held.hocuspocus?.rssPerDoc),
  }

  for (const { server } of contestants) await server.stop()
  await admin.end()
  const of = (name: Contestant['name']) => ({ ...found[name], ...held[name] })
  return {
    holds: isWithin(ratio) && control === 1,
    counts: {
      ours: of('ours'),
      hocuspocus: of('hocuspocus'),
      relay: of('relay'),
      oneCommittedRow: rounded(commit, 3),
      ratio: { ...ratio, ...more },
      targets,
      control,
      typists: { processes: size.typists, on: 'the same cores as the servers' },
    },
  }
}

async function takeTheStage(env: Variables, pairs: readonly Pair[]) {
  const origin = new URL(env.AUTH_URL ?? '').origin
  const [live, bare, relay] = await Promise.all([
    startServer('lib/live/main.ts', await freePort(), env),
    startServer('proofs/live/hocuspocus.ts', await freePort(), env),
    startServer('proofs/live/relay.ts', await freePort(), env),
  ])
  const ours: Contestant = {
    name: 'ours',
    server: live,
    acknowledges: true,
    places: pairs.map(({ practiceId, vision, coach, client }) => ({
      url: `ws://127.0.0.1:${live.port}${livePath}`,
      name: documentName(practiceId, vision),
      headers: [
        { origin, cookie: coach.cookie },
        { origin, cookie: client.cookie },
      ],
    })),
  }
  const others: Contestant = {
    name: 'relay',
    server: relay,
    acknowledges: false,
    places: pairs.map((_, at) => ({
      url: `ws://127.0.0.1:${relay.port}/${at}`,
      name: `${at}`,
      headers: [{}, {}],
    })),
  }
  return [ours, hocuspocusAt(bare, pairs.length), others] as const
}

const hocuspocusAt = (server: Server, count: number): Contestant => ({
  name: 'hocuspocus',
  server,
  acknowledges: true,
  places: Array.from({ length: count }, (_, at) => ({
    url: `ws://127.0.0.1:${server.port}`,
    name: `plan ${at}`,
    headers: [{}, {}],
  })),
})

/** So many pairs connect, type for so long, and leave. */
async function measure(contestant: Contestant, typists: readonly Typist[], pairs: number, seconds: number) {
  await seat(contestant, typists, 0, pairs)
  const figures = await typeFor(contestant, typists, seconds)
  await Promise.all(typists.map((typist) => typist.ask({ to: 'leave' })))
  await idle([contestant])
  return figures
}

async function seat(contestant: Contestant, typists: readonly Typist[], from: number, to: number) {
  const places = contestant.places.slice(from, to)
  await Promise.all(
    typists.map((typist, at) => {
      const mine = places.filter((_, index) => index % typists.length === at)
      return typist.ask({ to: 'connect', places: mine, handshake: contestant.acknowledges })
    }),
  )
}

async function typeFor(
  contestant: Contestant,
  typists: readonly Typist[],
  seconds: number,
): Promise<Figures> {
  const cluster = clusterPids()
  const typing = Promise.all(typists.map((typist) => typist.ask({ to: 'type', ms: seconds * 1_000 })))
  await wait(1_000)
  const before = [cpuOf([contestant.server.pid]), cpuOf(cluster)] as const
  await wait(seconds * 1_000)
  const after = [cpuOf([contestant.server.pid]), cpuOf(cluster)] as const
  const typed = (await typing).flatMap((each) => each ?? [])
  const all = (of: (each: Typed) => Float64Array) => typed.flatMap((each) => [...of(each)])
  const keys = typed.reduce((sum, each) => sum + each.keys, 0)
  const propagation = all((each) => each.propagation)
  const ack = all((each) => each.ack)
  const per1000 = (at: 0 | 1) => rounded(((after[at] - before[at]) / keys) * 1_000, 1)
  const at = (values: number[], share: number) => rounded(percentile(values, share))
  return {
    propagation: { p50: at(propagation, 0.5), p95: at(propagation, 0.95), p99: at(propagation, 0.99) },
    ack: contestant.acknowledges ? { p50: at(ack, 0.5), p99: at(ack, 0.99) } : null,
    cpuPer1000: per1000(0),
    postgresCpuPer1000: contestant.name === 'ours' ? per1000(1) : 0,
  }
}

/** At the most pairs that were held; the processor's share there is that of a busy server. */
type Held = { pairs: number; cpuPer1000AtMost: number; rssPerDoc: number }

/** More and more pairs, until one key in a hundred takes longer than 100 ms; then half a step back. */
async function ramp(contestant: Contestant, typists: readonly Typist[], size: Size): Promise<Held> {
  await idle([contestant])
  const before = memoryOf(contestant.server.pid)
  const held: Held = { pairs: 0, cpuPer1000AtMost: 0, rssPerDoc: 0 }
  let seated = 0
  for (let pairs = size.pairs * 2; pairs <= size.most; pairs = Math.ceil(pairs * size.step)) {
    await seat(contestant, typists, seated, pairs)
    seated = pairs
    // A moment in which the machine was busy with something else is no limit of the server: asked twice.
    const figures = await firstThat(
      ({ propagation }) => propagation.p99 <= 100,
      [() => typeFor(contestant, typists, 3), () => typeFor(contestant, typists, 3)],
    )
    say(`  ${inWords(`${pairs} pairs at ${contestant.name}`, figures)}`)
    if (figures.propagation.p99 > 100) break
    held.pairs = pairs
    held.cpuPer1000AtMost = figures.cpuPer1000
    held.rssPerDoc = Math.round((memoryOf(contestant.server.pid) - before) / pairs)
  }
  await Promise.all(typists.map((typist) => typist.ask({ to: 'leave' })))
  await idle([contestant])
  return held
}

/** The first that is good enough, else the last. */
async function firstThat<Value>(enough: (value: Value) => boolean, tries: readonly (() => Promise<Value>)[]) {
  let value: Value | undefined
  for (const attempt of tries) {
    value = await attempt()
    if (enough(value)) break
  }
  if (value === undefined) throw new Error('Nothing was tried.')
  return value
}

/** An append of the same size, one after the other on a connection of its own: the least that durable costs here. */
async function oneCommittedRow(admin: postgres.Sql): Promise<number> {
  await admin`create table if not exists proof_rows (id bigint generated always as identity, bytes bytea)`
  const bytes = Buffer.alloc(30)
  const took: number[] = []
  for (let row = 0; row < 200; row++) {
    const since = performance.now()
    await admin`insert into proof_rows (bytes) values (${bytes})`
    took.push(performance.now() - since)
  }
  return median(took)
}

/** Whatever the last ones left to do is done: settling, compacting. */
async function idle(contestants: readonly Contestant[]) {
  const pids = [...contestants.map(({ server }) => server.pid), ...clusterPids()]
  const end = performance.now() + 60_000
  for (let quiet = 0; quiet < 3 && performance.now() < end; ) {
    const before = cpuOf(pids)
    await wait(200)
    quiet = cpuOf(pids) - before <= 20 ? quiet + 1 : 0
  }
}

function clusterPids() {
  const server = postmaster(join(process.env.WAYMARK_DATA ?? '', 'postgres'))
  return server ? familyOf(server.pid) : []
}

const medians = (rounds: readonly Figures[]): Figures => {
  const of = (pick: (figures: Figures) => number) => rounded(median(rounds.map(pick)))
  const acknowledges = rounds.some(({ ack }) => ack !== null)
  return {
    propagation: {
      p50: of(({ propagation }) => propagation.p50),
      p95: of(({ propagation }) => propagation.p95),
      p99: of(({ propagation }) => propagation.p99),
    },
    ack: acknowledges ? { p50: of(({ ack }) => ack?.p50 ?? 0), p99: of(({ ack }) => ack?.p99 ?? 0) } : null,
    cpuPer1000: of(({ cpuPer1000 }) => cpuPer1000),
    postgresCpuPer1000: of(({ postgresCpuPer1000 }) => postgresCpuPer1000),
  }
}

type Ratios = { propagationP99: number; ackP50: number }

const ratios = (ours: Figures, bare: Figures, commit: number): Ratios => ({
  propagationP99: over(ours.propagation.p99, bare.propagation.p99),
  ackP50: over(ours.ack?.p50, commit),
})

const isWithin = ({ propagationP99, ackP50 }: Ratios) =>
  propagationP99 <= targets.propagationP99 && ackP50 <= targets.ackP50

const over = (one: number | undefined, other: number | undefined) =>
  rounded((one ?? Number.NaN) / (other ?? Number.NaN))

const inWords = (what: string, { propagation, ack, cpuPer1000 }: Figures) =>
  `${what.padEnd(22)} propagation p50 ${propagation.p50} p99 ${propagation.p99} ms, ` +
  `${ack ? `acknowledged p50 ${ack.p50} p99 ${ack.p99} ms, ` : ''}${cpuPer1000} ms of CPU for 1,000`

/** A process of typists. */
class Typist {
  private readonly child

  constructor(env: Variables) {
    this.child = startProgram('proofs/live/typist.ts', env, { ipc: true })
    this.child.stdout?.resume()
    this.child.stderr?.pipe(process.stderr)
  }

  ask(order: Order): Promise<Typed | null> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('A process of typists ended.'))
      this.child.once('exit', ended)
      this.child.once('message', ({ answer, error }: { answer?: Typed | null; error?: string }) => {
        this.child.off('exit', ended)
        if (error === undefined) resolve(answer ?? null)
        else reject(new Error(error))
      })
      this.child.send(order)
    })
  }
}

if (isProgram(import.meta.filename)) {
  await prove('live', ({ long }) =>
    live(
      process.env,
      long
        ? { pairs: 50, rounds: 5, seconds: 20, most: 8_000, step: 1.15, typists: 2 }
        : { pairs: 50, rounds: 5, seconds: 4, most: 4_000, step: 1.6, typists: 2 },
    ),
  )
}
