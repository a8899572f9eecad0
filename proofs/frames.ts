/**
 * Whatever somebody sends, the live process stands, and others hardly feel it.
 *
 * Five honest pairs type. Meanwhile people who are signed in, at documents of their own and so with every right to a
 * socket, send mutated frames, bombs (updates that are small to send and dear to take), floods, and a reader who never
 * reads; others connect and never say who they are. Counted are falls of the process, the longest turn of its event
 * loop in time of the processor, and how long the honest wait until what they typed is written down.
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
import { bombs, mutated } from './frames/hostile'
import { isProgram, type Outcome, percentile, prove, type Random, rounded, say } from './stage/frame'
import { askForState, firstLetter, hear, hello, nextLetter, pong, sendUpdate } from './stage/frames'
import { type Pair, type Person, seatPairs } from './stage/pairs'
import { freePort, startServer } from './stage/processes'

export type Size = { frames: number; rounds: number; floodMs: number; peaceMs: number }

/** Of PROOFS.md. */
const most = { block: 50, honestP99: 250 }
const sendersAtOnce = 6
const framesOnASocket = 20

type Place = { url: string; name: string; headers: Record<string, string> }

export async function frames(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const watch = join(tmpdir(), `frames-${process.pid}.txt`)
  const live = await startServer('proofs/frames/server.ts', await freePort(), { ...env, PROOF_WATCH: watch })
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
    const attacks: [string, () => Promise<number>][] = [
      ['mutated frames', () => sendMutated(places, size.frames, random)],
      ['bombs', () => sendBombs(places.slice(0, 2), size.rounds, random)],
      ['floods', () => flood(places.slice(0, 2), size.floodMs)],
      ['who never reads, and who never says a word', () => hangAbout(places, size.floodMs)],
    ]
    const felt: number[] = []
    const blocks: Record<string, number> = {}
    let sent = 0
    for (const [name, attack] of attacks) {
      const during = typeUntil(typists, attack())
      const { result, took } = await during
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
    const control = await controlled(env, random)
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

async function connected(url: string, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  socket.on('error', () => {})
  return socket
}

/** A socket of somebody who has been let in, and then sends what they like. */
async function admitted({ url, name, headers }: Place): Promise<WebSocket> {
  const socket = await connected(url, headers)
  const heard = new Promise((resolve) => {
    socket.once('message', resolve)
    socket.once('close', resolve)
  })
  socket.send(hello(name, writeHello({ schema: 1, client: 77 })))
  await heard
  return socket
}

async function sendMutated(places: readonly Place[], count: number, random: Random): Promise<number> {
  let sent = 0
  const one = async (place: Place) => {
    while (sent < count) {
      const socket = random.chance(0.8) ? await admitted(place) : await connected(place.url, place.headers)
      for (let left = framesOnASocket; left > 0 && socket.readyState === WebSocket.OPEN; left--) {
        socket.send(mutated(place.name, random))
        sent++
        await wait(1)
      }
      await closed(socket)
    }
  }
  await Promise.all(places.map(one))
  return sent
}

async function sendBombs(places: readonly Place[], rounds: number, random: Random): Promise<number> {
  let sent = 0
  for (let round = 0; round < rounds; round++) {
    for (const make of Object.values(bombs)) {
      await Promise.all(
        places.map(async (place) => {
          const socket = await admitted(place)
          for (const update of [make(random)].flat()) {
            socket.send(sendUpdate(place.name, update))
            sent++
          }
          const answered = new Promise((resolve) => {
            socket.once('message', resolve)
            socket.once('close', resolve)
          })
          await Promise.race([answered, wait(500)])
          await closed(socket)
        }),
      )
    }
  }
  return sent
}

/** As fast as the sockets take it, and back as soon as they are closed: asking for everything, and large frames. */
async function flood(places: readonly Place[], ms: number): Promise<number> {
  const end = performance.now() + ms
  let sent = 0
  const one = async (place: Place, at: number) => {
    const frame = at % 2 === 0 ? askForState(place.name) : sendUpdate(place.name, new Uint8Array(100_000))
    while (performance.now() < end) {
      const socket = await admitted(place)
      while (socket.readyState === WebSocket.OPEN && performance.now() < end) {
        if (socket.bufferedAmount < 4 * 1024 * 1024) {
          socket.send(frame)
          sent++
        }
        await new Promise(setImmediate)
      }
      await closed(socket)
    }
  }
  await Promise.all(places.map(one))
  return sent
}

async function hangAbout(places: readonly Place[], ms: number): Promise<number> {
  const silent = await Promise.all(
    places.flatMap(({ url, headers }) => [connected(url, headers), connected(url, headers)]),
  )
  const deaf = await Promise.all(places.map(admitted))
  for (const socket of deaf) socket.pause()
  let sent = 0
  for (const end = performance.now() + ms; performance.now() < end; await wait(20)) {
    for (const [at, socket] of deaf.entries()) {
      if (socket.readyState !== WebSocket.OPEN) continue
      socket.send(askForState(places[at]?.name ?? ''))
      sent++
    }
  }
  for (const socket of [...silent, ...deaf]) socket.terminate()
  return sent
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return
  const gone = new Promise((resolve) => socket.once('close', resolve))
  socket.close()
  await Promise.race([gone, wait(300)])
  socket.terminate()
}

/** For how long the same bombs hold up a server that judges nothing; infinitely, where it falls. */
async function controlled(env: Variables, random: Random): Promise<number> {
  const watch = join(tmpdir(), `frames-control-${process.pid}.txt`)
  const bare = await startServer('proofs/frames/server.ts', await freePort(), {
    ...env,
    PROOF_WATCH: watch,
    PROOF_BARE: '1',
  })
  try {
    const place = { url: `ws://127.0.0.1:${bare.port}`, name: 'somebody', headers: {} }
    await sendBombs([place], 1, random)
    process.kill(bare.pid, 'SIGUSR2')
    await sendBombs([place], 2, random)
    await wait(2_000)
    return bare.falls() > 0 ? Number.POSITIVE_INFINITY : Number(readFileSync(watch, 'utf8'))
  } finally {
    await bare.kill()
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
