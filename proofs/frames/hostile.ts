import * as encoding from 'lib0/encoding'
import { writeHello } from '@/lib/live/wire'
import type { Random } from '../stage/frame'
import { askForState, firstLetter, hello, nextLetter, sendUpdate } from '../stage/frames'

// What a curious client with a socket of their own could send: frames of ours with something changed, and updates that
// cost little to send and much to take.

/** Frames that a page sends, with bytes turned, cut, doubled, or claimed to be many more than there are. */
export function mutated(name: string, random: Random): Uint8Array {
  const client = random.int(2 ** 32)
  const frames = [
    hello(name, writeHello({ schema: 1, client })),
    askForState(name),
    sendUpdate(name, firstLetter(client).update),
    sendUpdate(name, nextLetter(client, random.int(50))),
    presence(name, client),
  ]
  let frame: Uint8Array = Uint8Array.from(random.pick(frames))
  for (let times = 1 + random.int(3); times > 0; times--) frame = changed(frame, random)
  return frame
}

function changed(frame: Uint8Array, random: Random): Uint8Array {
  const at = random.int(frame.byteLength + 1)
  switch (random.int(6)) {
    case 0:
      return frame.map((byte, place) => (place === at ? byte ^ (1 << random.int(8)) : byte))
    case 1:
      return frame.subarray(0, at)
    case 2:
      return Uint8Array.from([...frame, ...bytes(1 + random.int(200), random)])
    case 3:
      return Uint8Array.from([...frame.subarray(0, at), ...frame.subarray(random.int(at + 1))])
    case 4:
      return Uint8Array.from([...frame.subarray(0, at), 0xff, 0xff, 0xff, 0xff, 0x7f, ...frame.subarray(at)])
    default:
      return Uint8Array.from([
        ...frame.subarray(0, at),
        ...bytes(1 + random.int(8), random),
        ...frame.subarray(at),
      ])
  }
}

const bytes = (count: number, random: Random) => Array.from({ length: count }, () => random.int(256))

function presence(name: string, client: number): Uint8Array {
  const inner = written((into) => {
    for (const number of [1, client, 1]) encoding.writeVarUint(into, number)
    encoding.writeVarString(into, JSON.stringify({ place: { section: 'why' } }))
  })
  return written((into) => {
    encoding.writeVarString(into, name)
    encoding.writeVarUint(into, 1)
    encoding.writeVarUint8Array(into, inner)
  })
}

/** Updates that a server which trusts them pays for dearly, each with its name. */
export const bombs: Readonly<Record<string, (random: Random) => Uint8Array | Uint8Array[]>> = {
  'eight bytes that claim a client with millions of structs': () => numbers([1, 2 ** 25 - 1, 7, 0]),
  'two thousand letters, each ahead of the one it rests on': (random) => {
    const client = random.int(2 ** 31)
    return Array.from({ length: 2_000 }, (_, at) => nextLetter(client, 10 + 2 * at))
  },
  'more clients than there are bytes': () => numbers([2 ** 40, 1, 7, 0]),
  'a deletion of everything there could be': () => numbers([0, 1, 7, 1, 0, 2 ** 39]),
  'fifty thousand deletions of what is not there': () =>
    numbers([0, 1, 7, 50_000, ...Array.from({ length: 50_000 }, (_, at) => [at * 2, 1]).flat()]),
  'sixty kilobytes of edits ahead of what they rest on': (random) =>
    numbers([
      2_000,
      ...Array.from({ length: 2_000 }, () => [1, random.int(2 ** 31), 1_000 + random.int(2 ** 20)]).flatMap(
        (head) => [...head, 0, 1],
      ),
      0,
    ]),
  'a list in a list in a list': () =>
    written((into) => {
      const client = 99
      for (const number of [1, 4_000, client, 0]) encoding.writeVarUint(into, number)
      for (let depth = 0; depth < 4_000; depth++) {
        encoding.writeUint8(into, 7)
        encoding.writeVarUint(into, depth === 0 ? 1 : 0)
        if (depth === 0) encoding.writeVarString(into, 'text:why')
        else for (const number of [client, depth - 1]) encoding.writeVarUint(into, number)
        encoding.writeVarUint(into, 1)
      }
      encoding.writeVarUint(into, 0)
    }),
  'a quarter of a megabyte of nothing': () => new Uint8Array(262_143),
  'letters without end': () =>
    written((into) => {
      for (const number of [1, 1, 98, 0]) encoding.writeVarUint(into, number)
      encoding.writeUint8(into, 4)
      encoding.writeVarUint(into, 1)
      encoding.writeVarString(into, 'text:why')
      encoding.writeVarString(into, '\u{1f9ed}'.repeat(60_000))
      encoding.writeVarUint(into, 0)
    }),
}

const numbers = (list: readonly number[]) =>
  written((into) => {
    for (const number of list) encoding.writeVarUint(into, number)
  })

function written(write: (into: encoding.Encoder) => void): Uint8Array {
  const into = encoding.createEncoder()
  write(into)
  return encoding.toUint8Array(into)
}
