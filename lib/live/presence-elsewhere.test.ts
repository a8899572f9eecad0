import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closePools } from '@/db/client'
import { admin, until } from './fixture'
import { type PresenceElsewhere, type Room, sharePresence } from './presence-elsewhere'
import { documentName } from './wire'

const open: { stop(): Promise<void> | void }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop()
})
afterAll(() => Promise.all([closePools(), admin.end()]))

/** A live process, as far as presence goes: it has company, and rooms that it opens. */
async function liveProcess(company = { others: true }) {
  const rooms = new Map<string, Room>()
  const shared: PresenceElsewhere = await sharePresence({
    others: () => company.others,
    open: (name) => rooms.get(name),
    rooms: () => rooms.values(),
  })
  open.push(shared)
  return {
    meet: () => shared.meet(rooms.values()),
    opens(name: string): Room {
      const awareness = new Awareness(new Y.Doc())
      awareness.setLocalState(null)
      const room = { name, awareness }
      rooms.set(name, room)
      shared.opened(room)
      open.push({ stop: () => awareness.destroy() })
      return room
    },
  }
}

/** A page of somebody, which is connected to a room here or there. */
function pageOf(memberId: string) {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  open.push({ stop: () => awareness.destroy() })
  return {
    client: doc.clientID,
    shows(room: Room, section: string) {
      awareness.setLocalState({ user: { memberId }, section })
      applyAwarenessUpdate(room.awareness, encodeAwarenessUpdate(awareness, [doc.clientID]), 'a connection')
    },
    closes: (room: Room) => removeAwarenessStates(room.awareness, [doc.clientID], null),
  }
}

const seen = ({ awareness }: Room, client: number) => awareness.getStates().get(client)?.section
const newName = () => documentName(randomUUID(), randomUUID())

/** One document, open at both. */
async function twoProcesses() {
  const name = newName()
  const here = (await liveProcess()).opens(name)
  const there = (await liveProcess()).opens(name)
  return { here, there }
}

it('what was said while a process could not hear is said again once it hears', async () => {
  const { here, there } = await twoProcesses()
  const coach = pageOf('coach')
  coach.shows(here, 'why')
  await until(() => seen(there, coach.client) === 'why')
  for (const section of ['role', 'stock', 'life']) {
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%presence%'`
    coach.shows(here, section)
    await until(() => seen(there, coach.client) === section)
  }
})

it('whoever is at one process is seen at the other, moves there, and is gone there when they leave', async () => {
  const { here, there } = await twoProcesses()
  const coach = pageOf('coach')
  const client = pageOf('client')
  coach.shows(here, 'why')
  client.shows(there, 'stock')
  await until(() => seen(there, coach.client) === 'why' && seen(here, client.client) === 'stock')
  coach.shows(here, 'role')
  await until(() => seen(there, coach.client) === 'role')
  coach.closes(here)
  await until(() => seen(there, coach.client) === undefined)
  expect(seen(here, client.client)).toBe('stock')
})

it('who opens a document later is told who is there already', async () => {
  const name = newName()
  const here = (await liveProcess()).opens(name)
  const coach = pageOf('coach')
  coach.shows(here, 'why')
  const there = (await liveProcess()).opens(name)
  await until(() => seen(there, coach.client) === 'why')
})

it('whoever goes over from one process to the other is not taken for gone when their old socket closes', async () => {
  const { here, there } = await twoProcesses()
  const coach = pageOf('coach')
  coach.shows(here, 'why')
  await until(() => seen(there, coach.client) === 'why')
  coach.shows(there, 'role')
  await until(() => seen(here, coach.client) === 'role')
  coach.closes(here)
  expect(seen(here, coach.client)).toBeUndefined()
  await until(() => seen(here, coach.client) === 'role')
  expect(seen(there, coach.client)).toBe('role')
})

it('nobody is spoken for by another member elsewhere', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { here, there } = await twoProcesses()
  const client = pageOf('client')
  client.shows(here, 'why')
  await until(() => seen(there, client.client) === 'why')
  // The coach, under the Yjs client of the other one and with a clock far ahead.
  const forger = new Awareness(new Y.Doc())
  forger.doc.clientID = client.client
  forger.clientID = client.client
  for (let clock = 0; clock < 50; clock++)
    forger.setLocalState({ user: { memberId: 'coach' }, section: 'forged' })
  applyAwarenessUpdate(there.awareness, encodeAwarenessUpdate(forger, [client.client]), 'a connection')
  forger.destroy()
  const coach = pageOf('coach')
  coach.shows(there, 'afterwards')
  await until(() => seen(here, coach.client) === 'afterwards')
  expect(seen(here, client.client)).toBe('why')
})

it('a process without company tells nobody, and all of it once there is somebody', async () => {
  const name = newName()
  const company = { others: false }
  const lonely = await liveProcess(company)
  const here = lonely.opens(name)
  const there = (await liveProcess()).opens(name)
  const [alone, heard] = [pageOf('coach'), pageOf('client')]
  alone.shows(here, 'why')
  heard.shows(there, 'stock')
  await until(() => seen(here, heard.client) === 'stock')
  expect(seen(there, alone.client)).toBeUndefined()
  company.others = true
  lonely.meet()
  await until(() => seen(there, alone.client) === 'why')
})
