import { afterEach, beforeEach, expect, it } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  beginSession,
  live,
  page,
  refusal,
  type Stage,
  saved,
  setStage,
  tearDown,
  textIn,
  until,
  write,
} from './fixture'
import type { Presence } from './presence'
import { writeHello } from './wire'

let stage: Stage
let vision: string

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
  await beginSession(stage)
})
afterEach(tearDown)

it('shows the name and the role of who signed in, whatever the page says', async () => {
  const server = await live()
  const client = page(server, stage.client, vision)
  const coach = page(server, stage.coach, vision)
  await Promise.all([saved(client), saved(coach)])
  client.provider.setAwarenessField('user', {
    name: stage.coach.name,
    memberId: stage.coach.actor.memberId,
    role: 'coach',
  })
  client.provider.setAwarenessField('cursor', { anchor: 1, head: 2 })
  client.provider.setAwarenessField('anything', 'else')
  await until(() => seen(coach.provider.awareness, client.doc.clientID)?.cursor !== undefined)
  expect(seen(coach.provider.awareness, client.doc.clientID)).toEqual({
    user: {
      memberId: stage.client.actor.memberId,
      name: stage.client.name,
      role: 'client',
      color: expect.any(String),
    },
    cursor: { anchor: 1, head: 2 },
  })
})

it('carries what whoever leads is looking at, within bounds, and that somebody is leaving', async () => {
  const server = await live()
  const client = page(server, stage.client, vision)
  const coach = page(server, stage.coach, vision)
  await Promise.all([saved(client), saved(coach)])
  coach.provider.setAwarenessField('leading', {
    turn: 7,
    section: 'x'.repeat(900),
    at: 12,
    more: 'than that',
  })
  coach.provider.setAwarenessField('follows', 'perhaps')
  coach.provider.setAwarenessField('leaving', true)
  await until(() => seen(client.provider.awareness, coach.doc.clientID)?.leaving === true)
  const shown = seen(client.provider.awareness, coach.doc.clientID)
  expect(shown?.leading).toEqual({ turn: 7, section: 'x'.repeat(60), at: 0 })
  expect(shown?.follows).toBe(undefined)
  coach.provider.setAwarenessField('leading', { turn: 8, section: 'why', at: 0.25 })
  await until(() => seen(client.provider.awareness, coach.doc.clientID)?.leading?.turn === 8)
  expect(seen(client.provider.awareness, coach.doc.clientID)?.leading).toEqual({
    turn: 8,
    section: 'why',
    at: 0.25,
  })
})

it('takes nothing about the presence of anybody else', async () => {
  const server = await live()
  const client = page(server, stage.client, vision)
  const coach = page(server, stage.coach, vision)
  await Promise.all([saved(client), saved(coach)])
  coach.provider.setAwarenessField('cursor', 'mine')
  await until(() => seen(client.provider.awareness, coach.doc.clientID)?.cursor === 'mine')
  // As the coach, and as someone who is not there.
  for (const forged of [coach.doc.clientID, 4242]) {
    const doc = new Y.Doc()
    doc.clientID = forged
    const awareness = new Awareness(doc)
    for (let clock = 0; clock < 50; clock++) awareness.setLocalStateField('cursor', `forged ${clock}`)
    send(client.provider, awareness, forged)
    awareness.destroy()
  }
  client.provider.setAwarenessField('cursor', 'afterwards')
  await until(() => seen(coach.provider.awareness, client.doc.clientID)?.cursor === 'afterwards')
  const third = page(server, stage.client, vision)
  await until(() => seen(third.provider.awareness, client.doc.clientID)?.cursor === 'afterwards')
  expect(seen(third.provider.awareness, coach.doc.clientID)?.cursor).toBe('mine')
  expect(seen(third.provider.awareness, 4242)).toBeUndefined()
  expect(third.provider.awareness?.getStates().size).toBeLessThanOrEqual(3)
})

it('does not let a page speak for the Yjs client of the other person', async () => {
  const server = await live()
  const coach = page(server, stage.coach, vision)
  await saved(coach)
  const forger = page(server, stage.client, vision, {
    token: writeHello({ schema: 1, client: coach.doc.clientID }),
  })
  expect(await refusal(forger)).toBe('not-understood')
})

it('leaves a page that names no client without presence, and lets it write', async () => {
  const server = await live()
  const client = page(server, stage.client, vision, { token: writeHello({ schema: 1, client: 0 }) })
  const coach = page(server, stage.coach, vision)
  await Promise.all([saved(client), saved(coach)])
  client.provider.setAwarenessField('cursor', 'here')
  write(client.doc, 'words')
  await until(() => textIn(coach.doc).includes('words'))
  expect(seen(coach.provider.awareness, client.doc.clientID)).toBeUndefined()
})

it('forgets a person who leaves', async () => {
  const server = await live()
  const client = page(server, stage.client, vision)
  const coach = page(server, stage.coach, vision)
  await Promise.all([saved(client), saved(coach)])
  client.provider.setAwarenessField('section', 'why')
  await until(() => seen(coach.provider.awareness, client.doc.clientID)?.section === 'why')
  client.stop()
  await until(() => seen(coach.provider.awareness, client.doc.clientID) === undefined)
})

const seen = (awareness: Awareness | null, client: number) =>
  awareness?.getStates().get(client) as Presence | undefined

/** Sends an awareness update as a page of one's own making would. */
function send(provider: ReturnType<typeof page>['provider'], awareness: Awareness, client: number) {
  const update = encodeAwarenessUpdate(awareness, [client])
  const name = new TextEncoder().encode(provider.configuration.name)
  provider.configuration.websocketProvider.send(
    Uint8Array.from([name.length, ...name, 1, ...varUint(update.length), ...update]),
  )
}

const varUint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varUint(Math.floor(value / 128))]
