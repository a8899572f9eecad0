/**
 * Writing together is hardly slower than keeping is.
 *
 * Fifty pairs type five keys a second each through the real path: our live process with cookie sign-in, row-level
 * security and an append to Postgres that is committed before anybody sees the edit. In the same run, from typists like
 * theirs, bare Hocuspocus, which keeps nothing, and a relay, which does not even look; and Hocuspocus that commits one
 * row for each edit and does nothing else, which says how much of ours is the price of keeping on this machine.
 *
 * They take turns of two seconds, so that whatever else the machine is busy with hits all alike; ratios are taken within
 * each round, and of the rounds that half counts in which others wanted least of the machine: their median. Then each
 * server is given more and more pairs until the 99th percentile passes 100 ms.
 *
 * The control is a server with a delay put in, judged as if it were ours: it has to fail.
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
import { cpuOf, familyOf, memoryOf, watchOthers } from './stage/usage'

export type Size = {
  pairs: number
  rounds: number
  seconds: number
  most: number
  step: number
  typists: number
}

/** Of each turn, before anything counts. */
const warmUpMs = 300

/**
 * As ratios, at the most. Who commits before anybody sees an edit cannot be quicker than a commit: where that alone takes
 * more than `propagationP99` allows, ours is held against `keeping` (decision 35). What came out is printed in any case.
 */
const targets = { propagationP99: 3, propagationP99OverKeeping: 1.5, ackP50: 10 }

type Contestant = {
  name: Name
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
  const contestants = await takeTheStage(env, await seatPairs(admin, size.most))

  say(`${size.rounds} rounds of ${size.pairs} pairs at each, in turns of ${size.seconds} s…`)
  const { rounds, busyWithOthers } = await takeTurns(env, contestants, admin, size)
  const found = medians(rounds)
  const ratio = ratios(rounds, 'ours')
  say(`One committed row: ${rounded(found.commit)} ms. ${JSON.stringify(ratio)}`)
  const control = isWithin(ratios(rounds, 'delayed')) ? 0 : 1
  say(`The control, with a delay of 100 ms put in, ${control === 1 ? 'fails' : 'DOES NOT FAIL'}.`)

  const { ours, hocuspocus, keeping, relay, delayed } = contestants
  await Promise.all([delayed.server.stop(), keeping.server.stop()])
  const typists = Array.from({ length: size.typists }, () => new Typist(env))
  const held = {
    relay: await ramp(relay, typists, size),
    hocuspocus: await ramp(hocuspocus, typists, size),
    ours: await ramp(ours, typists, size),
  }
  for (const { server } of [ours, hocuspocus, relay]) await server.stop()
  await admin.end()
  return {
    holds: isWithin(ratio) && control === 1,
    counts: {
      ours: { ...found.ours, ...held.ours },
      hocuspocus: { ...found.hocuspocus, ...held.hocuspocus },
      relay: { ...found.relay, ...held.relay },
      keeping: found.keeping,
      oneCommittedRow: rounded(found.commit, 3),
      ratio: {
        ...ratio,
        pairs: over(held.ours.pairs, held.hocuspocus.pairs),
        cpu: over(found.ours.cpuPer1000, found.hocuspocus.cpuPer1000),
        cpuWithPostgres: over(
          found.ours.cpuPer1000 + found.ours.postgresCpuPer1000,
          found.hocuspocus.cpuPer1000,
        ),
        rssPerDoc: over(held.ours.rssPerDoc, held.hocuspocus.rssPerDoc),
      },
      targets,
      control,
      busyWithOthers,
      typists: { processes: size.typists, on: 'the same cores as the servers' },
    },
  }
}

type Name = 'ours' | 'hocuspocus' | 'keeping' | 'relay' | 'delayed'
type Stage = Readonly<Record<Name, Contestant>>
/** What each showed in one round, and what one committed row cost just before it. */
type Round = Record<Name, Figures> & { commit: number; busyWithOthers: number }

/** Everybody sits at all of the servers from the beginning, and types at one after the other. */
async function takeTurns(env: Variables, stage: Stage, admin: postgres.Sql, size: Size) {
  const contestants = Object.values(stage)
  const turns = await Promise.all(
    contestants.map(async (contestant) => {
      const typist = new Typist(env)
      await seat(contestant, [typist], 0, size.pairs)
      return { contestant, typist }
    }),
  )
  await idle(contestants)
  const rounds: Round[] = []
  for (let at = 0; at < size.rounds; at++) {
    const commit = await oneCommittedRow(admin)
    const others = watchOthers()
    const figures: Partial<Record<Name, Figures>> = {}
    for (let turn = 0; turn < turns.length; turn++) {
      const next = turns[(at + turn) % turns.length]
      if (next) figures[next.contestant.name] = await typeFor(next.contestant, [next.typist], size.seconds)
    }
    const busyWithOthers = others(familyOf(process.pid).concat(clusterPids()))
    const { ours, hocuspocus, keeping, relay, delayed } = figures
    if (!ours || !hocuspocus || !keeping || !relay || !delayed) throw new Error('Somebody had no turn.')
    rounds.push({ ours, hocuspocus, keeping, relay, delayed, commit, busyWithOthers })
    for (const name of ['ours', 'hocuspocus', 'keeping', 'relay'] as const)
      say(`  ${inWords(name, figures[name] ?? ours)}`)
  }
  for (const { typist } of turns) typist.leave()
  const quiet = quietHalf(rounds)
  return { rounds: quiet, busyWithOthers: rounded(median(quiet.map((round) => round.busyWithOthers))) }
}

/** Chosen by what else went on, never by what came out: it is the same half for everybody. */
const quietHalf = (rounds: readonly Round[]) =>
  rounds
    .toSorted((one, other) => one.busyWithOthers - other.busyWithOthers)
    .slice(0, Math.ceil(rounds.length / 2))

async function takeTheStage(env: Variables, pairs: readonly Pair[]): Promise<Stage> {
  const origin = new URL(env.AUTH_URL ?? '').origin
  const [live, bare, keeping, relay, slow] = await Promise.all([
    startServer('lib/live/main.ts', await freePort(), env),
    startServer('proofs/live/hocuspocus.ts', await freePort(), env),
    startServer('proofs/live/hocuspocus.ts', await freePort(), { ...env, KEEPS: '1' }),
    startServer('proofs/live/relay.ts', await freePort(), env),
    startServer('proofs/live/hocuspocus.ts', await freePort(), { ...env, DELAY_MS: '100' }),
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
  return {
    ours,
    hocuspocus: hocuspocusAt('hocuspocus', bare, pairs.length),
    keeping: hocuspocusAt('keeping', keeping, pairs.length),
    relay: others,
    delayed: hocuspocusAt('delayed', slow, pairs.length),
  }
}

const hocuspocusAt = (name: Name, server: Server, count: number): Contestant => ({
  name,
  server,
  acknowledges: true,
  places: Array.from({ length: count }, (_, at) => ({
    url: `ws://127.0.0.1:${server.port}`,
    name: `plan ${at}`,
    headers: [{}, {}],
  })),
})

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
  const typing = Promise.all(
    typists.map((typist) => typist.ask({ to: 'type', ms: seconds * 1_000, after: warmUpMs })),
  )
  await wait(warmUpMs)
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
  for (let pairs = size.pairs * 4; pairs <= size.most; pairs = Math.ceil(pairs * size.step)) {
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
  for (let row = 0; row < 100; row++) {
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

function medians(rounds: readonly Round[]) {
  const of = (name: Name): Figures => {
    const middle = (pick: (figures: Figures) => number) =>
      rounded(median(rounds.map((round) => pick(round[name]))))
    return {
      propagation: {
        p50: middle(({ propagation }) => propagation.p50),
        p95: middle(({ propagation }) => propagation.p95),
        p99: middle(({ propagation }) => propagation.p99),
      },
      ack: rounds.some((round) => round[name].ack)
        ? { p50: middle(({ ack }) => ack?.p50 ?? 0), p99: middle(({ ack }) => ack?.p99 ?? 0) }
        : null,
      cpuPer1000: middle(({ cpuPer1000 }) => cpuPer1000),
      postgresCpuPer1000: middle(({ postgresCpuPer1000 }) => postgresCpuPer1000),
    }
  }
  const commit = median(rounds.map((round) => round.commit))
  return {
    ours: of('ours'),
    hocuspocus: of('hocuspocus'),
    keeping: of('keeping'),
    relay: of('relay'),
    commit,
  }
}

type Ratios = Record<keyof typeof targets, number>

/** Of neighbors in time: what else the machine does is then much the same for both. */
function ratios(rounds: readonly Round[], name: Name): Ratios {
  return {
    propagationP99: middle(rounds, (round) =>
      over(round[name].propagation.p99, round.hocuspocus.propagation.p99),
    ),
    propagationP99OverKeeping: middle(rounds, (round) =>
      over(round[name].propagation.p99, round.keeping.propagation.p99),
    ),
    ackP50: middle(rounds, (round) => over(round[name].ack?.p50, round.commit)),
  }
}

const middle = (rounds: readonly Round[], of: (round: Round) => number) => rounded(median(rounds.map(of)))

const isWithin = ({ propagationP99, propagationP99OverKeeping, ackP50 }: Ratios) =>
  ackP50 <= targets.ackP50 &&
  (propagationP99 <= targets.propagationP99 || propagationP99OverKeeping <= targets.propagationP99OverKeeping)

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

  /** Ends with everybody who sits at it. */
  leave() {
    this.child.kill()
  }
}

if (isProgram(import.meta.filename)) {
  await prove('live', ({ long }) =>
    live(
      process.env,
      long
        ? { pairs: 50, rounds: 60, seconds: 2, most: 8_000, step: 1.15, typists: 2 }
        : { pairs: 50, rounds: 15, seconds: 2, most: 4_000, step: 1.6, typists: 2 },
    ),
  )
}
