import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { writeHello } from '@/lib/live/wire'
import type { Random } from '../stage/frame'
import { askForState, hello, sendUpdate } from '../stage/frames'
import { bombs, mutated } from './hostile'

// What people do who are let in and mean harm. Each answers how many frames were sent.

/** Where somebody connects: the address, the document they ask for, and who they are. */
export type Place = { url: string; name: string; headers: Record<string, string> }

export type Attack =
  | { kind: 'mutated frames'; frames: number }
  | { kind: 'bombs'; rounds: number }
  | { kind: 'floods'; ms: number }
  | { kind: 'who never reads, and who never says a word'; ms: number }

const framesOnASocket = 20

export function attackFrom(places: readonly Place[], attack: Attack, random: Random): Promise<number> {
  switch (attack.kind) {
    case 'mutated frames':
      return sendMutated(places, attack.frames, random)
    case 'bombs':
      return sendBombs(places, attack.rounds, random)
    case 'floods':
      return flood(places, attack.ms)
    default:
      return hangAbout(places, attack.ms)
  }
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

export async function connected(url: string, headers: Record<string, string> = {}): Promise<WebSocket> {
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

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return
  const gone = new Promise((resolve) => socket.once('close', resolve))
  socket.close()
  await Promise.race([gone, wait(300)])
  socket.terminate()
}
