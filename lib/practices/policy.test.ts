import { describe, expect, it } from 'vitest'
import { mayChangePractice, mayClosePractice, mayReopenPractice } from './policy'

const roles = ['owner', 'coach', 'client'] as const
const open = { closedAt: null }
const closed = { closedAt: new Date() }
const allowed = (may: typeof mayChangePractice, practice: { closedAt: Date | null }) =>
  roles.filter((role) => may({ role }, practice))

describe('a practice', () => {
  it('is changed and closed by an owner, while it is open', () => {
    for (const may of [mayChangePractice, mayClosePractice]) {
      expect(allowed(may, open)).toEqual(['owner'])
      expect(allowed(may, closed)).toEqual([])
    }
  })

  it('is opened again by an owner, where it has closed', () => {
    expect(allowed(mayReopenPractice, closed)).toEqual(['owner'])
    expect(allowed(mayReopenPractice, open)).toEqual([])
  })
})
