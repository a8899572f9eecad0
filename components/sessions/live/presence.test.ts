import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import { watchOther } from './presence'

let mine: Awareness
let theirs: Awareness
let watched: ReturnType<typeof watchOther>
let stop: () => void

beforeEach(() => {
  mine = new Awareness(new Y.Doc())
  theirs = new Awareness(new Y.Doc())
  watched = watchOther(mine, 'daniel')
  watched.connected(true)
  stop = watched.subscribe(() => {})
})
afterEach(() => {
  stop()
  mine.destroy()
  theirs.destroy()
})

const say = (fields: Record<string, unknown>) => {
  theirs.setLocalState({ user: { memberId: 'daniel' }, ...fields })
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'wire')
}
const isGone = () => removeAwarenessStates(mine, [theirs.clientID], 'wire')

test('whoever closes the page has left; whoever is gone without a word has lost the connection, and comes back', () => {
  expect(watched.read().presence).toBe('left')
  say({})
  expect(watched.read().presence).toBe('here')
  isGone()
  expect(watched.read().presence).toBe('lost')
  say({})
  expect(watched.read().presence).toBe('here')
  say({ leaving: true })
  isGone()
  expect(watched.read().presence).toBe('left')
})

test('without a connection of one’s own nobody is said to be gone', () => {
  say({})
  watched.connected(false)
  isGone()
  expect(watched.read().presence).toBe('here')
})

test('of two windows, the one that began to lead last leads, and somebody else is not taken for the other one', () => {
  say({ leading: { turn: 3, section: 'why', at: 0.5 }, follows: false })
  expect(watched.read()).toEqual({
    presence: 'here',
    leading: { turn: 3, section: 'why', at: 0.5 },
    follows: false,
  })
  theirs.setLocalState({ user: { memberId: 'somebody' }, leading: { turn: 9, section: 'role', at: 0 } })
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'wire')
  expect(watched.read().leading).toBe(null)
})
