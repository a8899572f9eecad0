import { randomUUID } from 'node:crypto'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { type Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as z from 'zod'
import { hint, listen } from '@/db/system'
import { logFailure } from './log'
import type { Presence } from './presence'

// Where several live processes serve one document, each tells the others who is connected to it there and what they show of
// themselves. Nothing of it is kept, and nothing may depend on it: what is lost is told again when a page renews its
// presence, and who is not heard of for half a minute is taken to be gone, as with any awareness.

/** An open document, and who is there. */
export type Room = { readonly name: string; readonly awareness: Awareness }

export type PresenceElsewhere = {
  /** From now on the others hear who is connected here, and say who is there. */
  opened(room: Room): void
  /** There are others now, who have not heard who is in these rooms. */
  meet(rooms: Iterable<Room>): void
  stop(): Promise<void>
}

const presenceChannel = 'waymark_presence'
const told = z.object({
  by: z.uuid(),
  room: z.string(),
  /** A Yjs client, its clock and what it shows, null once it is gone; without one it is asked who is there. */
  here: z.optional(
    z.object({
      client: z.int().check(z.nonnegative()),
      clock: z.int().check(z.nonnegative()),
      shows: z.nullable(z.looseObject({ user: z.looseObject({ memberId: z.string() }) })),
    }),
  ),
})
type Here = NonNullable<z.infer<typeof told>['here']>

/** Carets that move at once are told at once. */
const gathersMs = 20
/** Postgres takes 8,000 bytes. A page that shows more of itself than that is not seen elsewhere. */
const longestHint = 7_900

export async function sharePresence(options: {
  /** Others serve beside this process. */
  others: () => boolean
  open: (name: string) => Room | undefined
  rooms: () => Iterable<Room>
}): Promise<PresenceElsewhere> {
  const me = randomUUID()
  /** Yjs clients that are connected here; of all others somebody else speaks. */
  const ours = new WeakMap<Room, Set<number>>()
  const changed = new Map<Room, Set<number>>()
  let gathering: NodeJS.Timeout | null = null
  let telling: Promise<void> = Promise.resolve()

  const subscription = await listen(
    presenceChannel,
    (payload) => {
      try {
        const { by, room: name, here } = told.parse(JSON.parse(payload))
        const room = by === me ? undefined : options.open(name)
        if (!room) return
        if (here) takeIn(room, here)
        else change(room, oursIn(room))
      } catch (error) {
        logFailure('could not read who is elsewhere', error)
      }
    },
    // What was said meanwhile is lost.
    () => meet(options.rooms()),
  )

  return {
    opened: (room) => {
      ours.set(room, new Set())
      room.awareness.on('update', (update: Change, origin: unknown) => heed(room, update, origin))
      ask(room)
    },
    meet,
    stop: async () => {
      if (gathering) clearTimeout(gathering)
      await subscription.unlisten().catch(() => {})
      await telling
    },
  }

  function meet(rooms: Iterable<Room>) {
    for (const room of rooms) {
      change(room, oursIn(room))
      ask(room)
    }
  }

  function heed(room: Room, { added, updated, removed }: Change, origin: unknown) {
    const mine = oursIn(room)
    if (origin === fromElsewhere) {
      // Whoever has gone over to another process is spoken for there.
      for (const client of [...added, ...updated]) mine.delete(client)
      return
    }
    for (const client of [...added, ...updated]) mine.add(client)
    const gone = removed.filter((client) => mine.delete(client))
    change(room, [...added, ...updated, ...gone])
    if (origin === 'timeout' || gone.length === removed.length) return
    // Their old socket closed here after they had gone over: they are taken for gone, until they are heard of again.
    for (const client of removed) if (!gone.includes(client)) room.awareness.meta.delete(client)
    ask(room)
  }

  function takeIn({ awareness, name }: Room, here: Here) {
    const known = awareness.getStates().get(here.client) as Presence | undefined
    const isTheirs = !here.shows || !known || known.user.memberId === here.shows.user.memberId
    if (isTheirs) applyAwarenessUpdate(awareness, updateOf(here), fromElsewhere)
    else logFailure('somebody else spoke for a Yjs client', new Error('Not taken in.'), { room: name })
  }

  function change(room: Room, clients: Iterable<number>) {
    if (!options.others()) return
    const known = changed.get(room) ?? new Set()
    for (const client of clients) known.add(client)
    changed.set(room, known)
    gathering ??= setTimeout(tell, gathersMs)
  }

  function tell() {
    gathering = null
    const hints = [...changed].flatMap(([room, clients]) =>
      [...clients].map((client) => written(room, hereOf(room, client))),
    )
    changed.clear()
    for (const each of hints) if (Buffer.byteLength(each) <= longestHint) say(each)
  }

  function ask(room: Room) {
    if (options.others()) say(written(room))
  }

  function written({ name: room }: Room, here?: Here): string {
    return JSON.stringify({ by: me, room, here } satisfies z.infer<typeof told>)
  }

  function say(payload: string) {
    const before = telling
    telling = hint(presenceChannel, payload)
      .catch((error) => logFailure('could not tell who is here', error))
      .then(() => before)
  }

  function oursIn(room: Room): Set<number> {
    return ours.get(room) ?? new Set()
  }
}

type Change = { added: number[]; updated: number[]; removed: number[] }

/** Says of a presence that it came from another process. */
const fromElsewhere = { source: 'local' } as const

function hereOf({ awareness }: Room, client: number): Here {
  const shows =
    (awareness.getStates().get(client) as (Presence & Record<string, unknown>) | undefined) ?? null
  return { client, clock: awareness.meta.get(client)?.clock ?? 0, shows }
}

/** As y-protocols writes it. */
function updateOf({ client, clock, shows }: Here): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, 1)
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
  writeVarString(encoder, JSON.stringify(shows))
  return toUint8Array(encoder)
}
