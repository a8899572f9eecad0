import { describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { peersIn, readPlace, sayPlace, writePlace } from './place'

describe('where somebody is', () => {
  it('comes back as it was said', () => {
    for (const place of [
      { section: 'why' },
      { section: 'nonneg', element: '0190a000-0000-7000-8000-000000000001', field: 'statement' },
    ]) {
      expect(readPlace(writePlace(place))).toMatchObject(place)
    }
  })

  it('fits into what presence may carry', () => {
    const element = crypto.randomUUID()
    expect(writePlace({ section: 'nonneg', element, field: 'statement' }).length).toBeLessThanOrEqual(60)
  })

  it('is nowhere when nothing sensible was said', () => {
    for (const said of [undefined, null, '', 7, {}]) expect(readPlace(said)).toBeNull()
  })

  it('is not said twice', () => {
    const awareness = new Awareness(new Y.Doc())
    let changes = 0
    awareness.on('change', () => changes++)
    sayPlace(awareness, { section: 'why' })
    sayPlace(awareness, { section: 'why' })
    expect(changes).toBe(1)
    awareness.destroy()
  })
})

describe('the others', () => {
  it('have the names the live process wrote, and those without one are not shown', () => {
    const awareness = new Awareness(new Y.Doc())
    const person = { memberId: 'm', name: 'Maya Okafor', role: 'coach' }
    awareness.states.set(1, { user: person, section: 'why' })
    awareness.states.set(2, { user: { name: 'Nobody' } })
    awareness.states.set(3, {})
    expect(peersIn(awareness)).toEqual([
      { client: 1, id: 'm', name: 'Maya Okafor', who: 'coach', place: { section: 'why' } },
    ])
    awareness.destroy()
  })
})
