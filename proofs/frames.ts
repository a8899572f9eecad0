/**
 * Whatever somebody sends, the live process stands, and others hardly feel it.
 *
 * Five honest pairs type. Meanwhile people who are signed in, at documents of their own and so with every right to a
 * socket, send mutated frames, bombs (updates that are small to send and dear to take), floods, and a reader who never
 * reads; others connect and never say who they are. Counted are falls of the process, the longest turn of its event
 * loop in time of the processor, and how long the honest wait until what they typed is written down. Who means harm sits
 * in a process of its own: what sending costs is not what the server makes others wait.
 *
 * The control is bare Hocuspocus, which judges nothing: the same bombs must hold it up for longer than is allowed here.
 */
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { WebSocket } from 'ws'
import { documentName, livePath, writeHello } from '@/lib/live/wire'
import type { Variables } from '@/ops/run.mjs'
import type { Order } from './frames/attacker'
import { type Attack, connected, type Place } from './frames/attacks'
import { isProgram, type Outcome, percentile, prove, type Random, rounded, say } from './stage/frame'
import { askForState, firstLetter, hear, hello, nextLetter, pong, sendUpdate } from './stage/frames'
import { type Pair, type Person, seatPairs } from './stage/pairs'
import { freePort, startProgram, startServer } from './stage/processes'

export type Size = { frames: number; rounds: number; floodMs: number; peaceMs: number }

/** Milliseconds: how long the process may stand still, and how late the edit of an honest person may be. */
const most = { block: 50, honestP99: 250 }
const sendersAtOnce = 6

export async function frames(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const watch = join(tmpdir(), `frames-${process.pid}.txt`)
  const live = await startServer('proofs/frames/server.ts', await freePort(), { ...env, PROOF_WATCH: watch })
  const attacker = new Attacker(env, random)
  try {
    const pairs = await seatPairs(admin, 5 + sendersAtOnce)
    const [honest, others] = [pairs.slice(0, 5), pairs.slice(5)]
    const place = (pair: Pair, { cookie }: Person): Place => ({
      url: `ws://127.0.0.1:${live.port}${livePath}`,
      name: documentName(pair.practiceId, pair.vision),
      headers: { origin: new URL(env.AUTH_URL ?? '').origin, cookie },
    })
    const typists = await Promise.all(honest.map((pair) => sit(place(pair, pair.client))))
    await typeFor(typists, size.peaceMs)
    process.kill(live.pid, 'SIGUSR2')
    const calm = await typeFor(typists, size.peaceMs)

    const places = others.map((pair) => place(pair, pair.client))
    const attacks: [readonly Place[], Attack][] = [
      [places, { kind: 'mutated frames', frames: size.frames }],
      [places.slice(0, 2), { kind: 'bombs', rounds: size.rounds }],
      [places.slice(0, 2), { kind: 'floods', ms: size.floodMs }],
      [places, { kind: 'who never reads, and who never says a word', ms: size.floodMs }],
    ]
    const felt: number[] = []
    const blocks: Record<string, number> = {}
    let sent = 0
    for (const [from, attack] of attacks) {
      const name = attack.kind
      const { result, took } = await typeUntil(typists, attacker.ask(from, attack))
      sent += result
      felt.push(...took)
      await wait(400)
      blocks[name] = rounded(Number(readFileSync(watch, 'utf8')), 1)
      process.kill(live.pid, 'SIGUSR2')
      say(
        `  ${name}: ${result} frames, honest p99 ${rounded(percentile(took, 0.99))} ms, longest turn ${blocks[name]} ms`,
      )
    }
    const honestP99 = rounded(percentile(felt, 0.99), 1)
    const longestBlock = Math.max(...Object.values(blocks))
    const crashes = live.falls()
    const lost = typists.filter(({ socket }) => socket.readyState !== WebSocket.OPEN).length
    for (const { socket } of typists) socket.terminate()
    const control = await controlled(env, attacker)
    say(`The control, bare Hocuspocus, is held up for ${rounded(control, 1)} ms.`)
    return {
      holds:
        crashes === 0 &&
        lost === 0 &&
        longestBlock <= most.block &&
        honestP99 <= most.honestP99 &&
        control > most.block,
      counts: {
        frames: sent,
        crashes,
        longestBlock_ms: longestBlock,
        blocks,
        honestP99_ms: honestP99,
        honestP99InPeace_ms: rounded(percentile(calm, 0.99), 1),
        honestThrownOut: lost,
        control_ms: rounded(control, 1),
      },
    }
  } finally {
    attacker.leave()
    await live.stop()
    await admin.end()
  }
}

type Typist = {
  name: string
  socket: WebSocket
  client: number
  clock: number
  waiting: number[]
  took: number[]
}

/** Somebody at their own plan, with a first letter in it. */
async function sit({ url, name, headers }: Place): Promise<Typist> {
  const socket = await connected(url, headers)
  const client = Math.floor(Math.random() * 2 ** 32)
  const { update, clock } = firstLetter(client)
  const typist: Typist = { name, socket, client, clock, waiting: [], took: [] }
  const ready = new Promise<void>((resolve, reject) => {
    socket.on('close', () => reject(new Error('An honest person was thrown out.')))
    socket.on('message', (data: Buffer) => {
      const heard = hear(data)
      if (heard.sort === 'ping') socket.send(pong)
      if (heard.sort === 'state') socket.send(sendUpdate(name, update))
      if (heard.sort !== 'status') return
      const since = typist.waiting.shift()
      if (since === undefined) resolve()
      else typist.took.push(performance.now() - since)
    })
  })
  ready.catch(() => {})
  socket.send(hello(name, writeHello({ schema: 1, client })))
  socket.send(askForState(name))
  await ready
  return typist
}

function press(typist: Typist) {
  if (typist.socket.readyState !== WebSocket.OPEN) return
  typist.waiting.push(performance.now())
  typist.socket.send(sendUpdate(typist.name, nextLetter(typist.client, typist.clock++)))
}

async function typeFor(typists: readonly Typist[], ms: number): Promise<number[]> {
  return (
    await typeUntil(
      typists,
      wait(ms).then(() => 0),
    )
  ).took
}

/** Five keys a second each while something else goes on; what was not answered counts as two seconds. */
async function typeUntil(typists: readonly Typist[], other: Promise<number>) {
  for (const typist of typists) typist.took = []
  const timers = typists.map((typist) => setInterval(() => press(typist), 200))
  const result = await other
  for (const timer of timers) clearInterval(timer)
  const end = performance.now() + 2_000
  while (typists.some(({ waiting }) => waiting.length > 0) && performance.now() < end) await wait(10)
  const took = typists.flatMap((typist) => [...typist.took, ...typist.waiting.map(() => 2_000)])
  return { result, took }
}

/** For how long the same bombs hold up a server that judges nothing; infinitely, where it falls. */
async function controlled(env: Variables, attacker: Attacker): Promise<number> {
  const watch = join(tmpdir(), `frames-control-${process.pid}.txt`)
  const bare = await startServer('proofs/frames/server.ts', await freePort(), {
    ...env,
    PROOF_WATCH: watch,
    PROOF_BARE: '1',
  })
  try {
    const place = { url: `ws://127.0.0.1:${bare.port}`, name: 'somebody', headers: {} }
    await attacker.ask([place], { kind: 'bombs', rounds: 1 })
    process.kill(bare.pid, 'SIGUSR2')
    await attacker.ask([place], { kind: 'bombs', rounds: 2 })
    await wait(2_000)
    return bare.falls() > 0 ? Number.POSITIVE_INFINITY : Number(readFileSync(watch, 'utf8'))
  } finally {
    await bare.kill()
  }
}

/** The process of those who mean harm. */
class Attacker {
  private readonly child

  constructor(
    env: Variables,
    private readonly random: Random,
  ) {
    this.child = startProgram('proofs/frames/attacker.ts', env, { ipc: true })
    this.child.stdout?.resume()
    this.child.stderr?.pipe(process.stderr)
  }

  /** Answers how many frames were sent. */
  ask(places: readonly Place[], attack: Attack): Promise<number> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('The attackers fell, and not the server.'))
      this.child.once('exit', ended)
      this.child.once('message', ({ sent, error }: { sent?: number; error?: string }) => {
        this.child.off('exit', ended)
        if (sent === undefined) reject(new Error(error))
        else resolve(sent)
      })
      this.child.send({ places, attack, seed: this.random.int(2 ** 31) } satisfies Order)
    })
  }

  leave() {
    this.child.kill()
  }
}

if (isProgram(import.meta.filename)) {
  await prove('frames', ({ long, random }) =>
    frames(
      process.env,
      long
        ? { frames: 1_000_000, rounds: 200, floodMs: 60_000, peaceMs: 10_000 }
        : { frames: 6_000, rounds: 6, floodMs: 5_000, peaceMs: 3_000 },
      random,
    ),
  )
}
