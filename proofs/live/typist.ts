/**
 * The people who type, in a process of their own, so that what is measured is not what measures. Told over IPC to
 * connect pairs, to type for a while, and to leave. A pair types five keys a second, in turns; the keys come when they
 * are due, whether or not the earlier ones have been answered.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { yieldHelperThreads } from '@/lib/live/helper-threads'
import { writeHello } from '@/lib/live/wire'
import {
  askForState,
  firstLetter,
  hear,
  hello,
  letterIn,
  nextLetter,
  pong,
  sendUpdate,
} from '../stage/frames'

export type Place = { url: string; name: string; headers: [Record<string, string>, Record<string, string>] }
export type Order =
  | { to: 'connect'; places: Place[]; handshake: boolean }
  | { to: 'type'; ms: number; after: number }
  | { to: 'leave' }
/** Milliseconds of every key that was typed in the time; a key without an answer counts as `unanswered`. */
export type Typed = {
  propagation: Float64Array
  ack: Float64Array
  keys: number
  lagP99: number
  cpuMs: number
}

const everyMs = 200
const patienceMs = 2_000
/** As good as never. */
const unanswered = 60_000

type Key = { sentAt: number; measured: boolean }
type Seat = { socket: WebSocket; client: number; clock: number; waiting: Key[]; atOther: Map<number, Key> }
type Pair = { name: string; seats: [Seat, Seat]; phase: number; turn: number; handshake: boolean }

// What is measured is how long the servers take, not how long a typist compiles.
await yieldHelperThreads()

const pairs: Pair[] = []
let measuring = false
let typed: { propagation: number[]; ack: number[]; keys: number } = { propagation: [], ack: [], keys: 0 }
let timer: NodeJS.Timeout | undefined

process.on('message', (order: Order) => {
  void obey(order).then(
    (answer) => process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})

async function obey(order: Order): Promise<Typed | null> {
  if (order.to === 'type') return type(order)
  if (order.to === 'leave') leave()
  else await connectAll(order.places, order.handshake)
  return null
}

async function connectAll(places: readonly Place[], handshake: boolean) {
  const left = [...places]
  const few = Array.from({ length: 40 }, async () => {
    for (let place = left.pop(); place; place = left.pop()) {
      const { name, url, headers } = place
      const seats: [Seat, Seat] = await Promise.all([
        sit(place, headers[0], handshake),
        sit({ name, url }, headers[1], handshake),
      ])
      pairs.push({ name, seats, phase: Math.random() * everyMs, turn: 0, handshake })
      listenToEachOther(seats)
    }
  })
  await Promise.all(few)
}

/** Connects one person; resolves once a first letter of theirs has been acknowledged. */
function sit(
  { url, name }: Pick<Place, 'url' | 'name'>,
  headers: Record<string, string>,
  handshake: boolean,
): Promise<Seat> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    const client = Math.floor(Math.random() * 2 ** 32)
    const { update, clock } = firstLetter(client)
    const seat: Seat = { socket, client, clock, waiting: [], atOther: new Map() }
    const early = (code: number, reason: Buffer) => reject(new Error(`${url} closed: ${code} ${reason}`))
    socket.on('error', reject)
    socket.once('close', early)
    socket.once('open', () => {
      if (!handshake) return ready()
      socket.send(hello(name, writeHello({ schema: 1, client })))
      socket.send(askForState(name))
      socket.on('message', greeted)
    })

    function greeted(data: Buffer) {
      const heard = hear(data)
      if (heard.sort === 'denied') return reject(new Error(`${name}: ${heard.reason}`))
      if (heard.sort === 'state') socket.send(sendUpdate(name, update))
      if (heard.sort === 'status') ready()
    }

    function ready() {
      socket.off('message', greeted)
      socket.off('close', early)
      socket.on('close', (code, reason) => process.emitWarning(`${name} closed: ${code} ${reason}`))
      resolve(seat)
    }
  })
}

function listenToEachOther(seats: [Seat, Seat]) {
  for (const [at, seat] of seats.entries()) {
    const other = seats[1 - at] ?? seat
    seat.socket.on('message', (data: Buffer) => {
      const now = performance.now()
      const heard = hear(data)
      if (heard.sort === 'status') {
        const key = seat.waiting.shift()
        if (key?.measured) typed.ack.push(now - key.sentAt)
      } else if (heard.sort === 'update') {
        const { client, clock } = letterIn(heard.bytes)
        const key = client === other.client ? other.atOther.get(clock) : undefined
        if (!key) return
        other.atOther.delete(clock)
        if (key.measured) typed.propagation.push(now - key.sentAt)
      } else if (heard.sort === 'ping') seat.socket.send(pong)
    })
  }
}

/** Types for this long, and a moment before that which does not count. */
async function type({ ms, after }: { ms: number; after: number }): Promise<Typed> {
  typed = { propagation: [], ack: [], keys: 0 }
  const lag = monitorEventLoopDelay({ resolution: 2 })
  startTyping()
  await wait(after)
  measuring = true
  lag.enable()
  const before = process.cpuUsage()
  await wait(ms)
  measuring = false
  const { user, system } = process.cpuUsage(before)
  lag.disable()
  await answered()
  stopTyping()
  const { propagation, ack, keys } = typed
  const acknowledges = pairs.some(({ handshake }) => handshake)
  return {
    propagation: filled(propagation, keys),
    ack: acknowledges ? filled(ack, keys) : new Float64Array(),
    keys,
    lagP99: lag.percentile(99) / 1e6,
    cpuMs: (user + system) / 1_000,
  }
}

const filled = (values: readonly number[], length: number) =>
  Float64Array.from({ length }, (_, at) => values[at] ?? unanswered)

async function answered() {
  const end = performance.now() + patienceMs
  const complete = () => typed.propagation.length >= typed.keys
  while (!complete() && performance.now() < end) await wait(10)
}

/** Pairs by the millisecond of the round at which their key is due. */
function startTyping() {
  const due: Pair[][] = Array.from({ length: everyMs }, () => [])
  for (const pair of pairs) due[Math.floor(pair.phase)]?.push(pair)
  let last = Math.floor(performance.now())
  timer = setInterval(() => {
    const now = Math.floor(performance.now())
    for (let at = last + 1; at <= now; at++) for (const pair of due[at % everyMs] ?? []) press(pair)
    last = now
  }, 1)
}

function stopTyping() {
  clearInterval(timer)
  for (const { seats } of pairs) for (const seat of seats) seat.atOther.clear()
}

function press(pair: Pair) {
  const seat = pair.seats[pair.turn++ % 2 === 0 ? 0 : 1]
  const update = nextLetter(seat.client, seat.clock++)
  const key = { sentAt: performance.now(), measured: measuring }
  if (measuring) typed.keys++
  seat.atOther.set(seat.clock, key)
  if (pair.handshake) seat.waiting.push(key)
  seat.socket.send(sendUpdate(pair.name, update))
}

function leave() {
  for (const { seats } of pairs) {
    for (const { socket } of seats) {
      socket.removeAllListeners()
      socket.on('error', () => {})
      socket.terminate()
    }
  }
  pairs.length = 0
}
