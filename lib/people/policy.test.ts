import { describe, expect, it } from 'vitest'
import {
  isHere,
  mayChangeRoles,
  mayRemove,
  type Place,
  whyNotLeave,
  whyNotRemove,
  whyNotRole,
} from './policy'

const here: Place = {
  id: 'jo',
  name: 'Jo',
  role: 'coach',
  joinedAt: new Date(),
  leftAt: null,
  coaching: 0,
  coachedBy: [],
}
const owner: Place = { ...here, role: 'owner' }
const ingrid = { memberId: 'ingrid' }
const roles = ['owner', 'coach', 'client'] as const

it('who is somewhere is an owner’s to decide', () => {
  expect(roles.filter((role) => mayChangeRoles({ role }))).toEqual(['owner'])
  expect(roles.filter((role) => mayRemove({ role }))).toEqual(['owner'])
})

it('whoever has joined and not left is here', () => {
  expect(isHere(here)).toBe(true)
  expect(isHere({ ...here, joinedAt: null })).toBe(false)
  expect(isHere({ ...here, leftAt: new Date() })).toBe(false)
})

describe('a role', () => {
  it('changes between coach and owner', () => {
    expect(whyNotRole(here, 'owner', 1)).toBeNull()
    expect(whyNotRole(owner, 'coach', 2)).toBeNull()
  })

  it('is not for whoever is not here, nor for a client', () => {
    expect(whyNotRole({ ...here, joinedAt: null }, 'owner', 1)).toMatch(/has not joined/)
    expect(whyNotRole({ ...here, role: 'client' }, 'coach', 1)).toMatch(/stays one/)
  })

  it('that one has already does not change', () => {
    expect(whyNotRole(here, 'coach', 1)).toMatch(/a coach already/)
    expect(whyNotRole(owner, 'owner', 2)).toMatch(/an owner already/)
  })

  it('of the last owner does not change', () => {
    expect(whyNotRole(owner, 'coach', 1)).toMatch(/has an owner/)
  })
})

describe('removing somebody', () => {
  it('is possible where nothing waits for them', () => {
    expect(whyNotRemove(ingrid, here)).toBeNull()
  })

  it('happens once, and not to oneself', () => {
    expect(whyNotRemove(ingrid, { ...here, leftAt: new Date() })).toMatch(/not here any more/)
    expect(whyNotRemove({ memberId: here.id }, here)).toMatch(/by yourself/)
  })

  it('does not wait for a coach’s clients, and does for a client’s coach', () => {
    expect(whyNotRemove(ingrid, { ...here, coaching: 2 })).toBeNull()
    expect(whyNotRemove(ingrid, { ...here, role: 'client', coachedBy: ['Maya'] })).toMatch(/works with Maya/)
  })
})

describe('leaving', () => {
  it('is open to clients, coaches without clients, and owners who are not the last', () => {
    expect(whyNotLeave({ ...here, role: 'client' }, 1)).toBeNull()
    expect(whyNotLeave(here, 1)).toBeNull()
    expect(whyNotLeave(owner, 2)).toBeNull()
  })

  it('is not for the last owner, nor for whoever still coaches', () => {
    expect(whyNotLeave(owner, 1)).toMatch(/has an owner/)
    expect(whyNotLeave({ ...here, coaching: 1 }, 1)).toMatch(/still coach here/)
  })
})
