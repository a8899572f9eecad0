import { describe, expect, it } from 'vitest'
import {
  mayAsk,
  mayChange,
  mayComment,
  mayDecide,
  mayReopen,
  mayReply,
  mayResolve,
  maySuggest,
} from './policy'

const active = { status: 'active' } as const
const ended = { status: 'ended' } as const
const open = { openedBy: 'maya', resolvedAt: null }
const resolved = { openedBy: 'maya', resolvedAt: new Date() }

describe('commenting', () => {
  it('is for the coach and the client while the work is under way, and for nobody else', () => {
    for (const seat of ['coach', 'client'] as const) {
      expect(mayComment(seat, active)).toBe(true)
      expect(mayComment(seat, { status: 'paused' })).toBe(true)
      expect(mayComment(seat, { status: 'invited' })).toBe(false)
      expect(mayComment(seat, ended)).toBe(false)
    }
    expect(mayComment(null, active)).toBe(false)
  })

  it('goes on in a thread until it is resolved', () => {
    expect(mayReply('client', active, open)).toBe(true)
    expect(mayReply('client', active, resolved)).toBe(false)
    expect(mayReply('client', ended, open)).toBe(false)
    expect(mayAsk('coach', active, open)).toBe(true)
    expect(mayAsk('coach', active, resolved)).toBe(false)
  })

  it('is changed by who wrote it, until it is deleted', () => {
    const said = { authorId: 'maya', deletedAt: null }
    expect(mayChange('coach', active, said, 'maya')).toBe(true)
    expect(mayChange('client', active, said, 'daniel')).toBe(false)
    expect(mayChange('coach', active, { ...said, deletedAt: new Date() }, 'maya')).toBe(false)
    expect(mayChange('coach', ended, said, 'maya')).toBe(false)
    expect(mayChange(null, active, said, 'maya')).toBe(false)
  })
})

describe('a thread', () => {
  it('is resolved by who opened it, once', () => {
    expect(mayResolve('coach', active, open, 'maya')).toBe(true)
    expect(mayResolve('client', active, open, 'daniel')).toBe(false)
    expect(mayResolve('coach', active, resolved, 'maya')).toBe(false)
    expect(mayResolve('coach', ended, open, 'maya')).toBe(false)
  })

  it('is opened again by either', () => {
    expect(mayReopen('client', active, resolved)).toBe(true)
    expect(mayReopen('coach', active, resolved)).toBe(true)
    expect(mayReopen('coach', active, open)).toBe(false)
    expect(mayReopen('client', ended, resolved)).toBe(false)
  })
})

describe('other words', () => {
  it('are suggested by the coach', () => {
    expect(maySuggest('coach', active)).toBe(true)
    expect(maySuggest('client', active)).toBe(false)
    expect(maySuggest('coach', ended)).toBe(false)
  })

  it('are taken or left by the client, once', () => {
    const waiting = { outcome: null }
    expect(mayDecide('client', active, open, waiting)).toBe(true)
    expect(mayDecide('coach', active, open, waiting)).toBe(false)
    expect(mayDecide('client', active, resolved, waiting)).toBe(false)
    expect(mayDecide('client', ended, open, waiting)).toBe(false)
    expect(mayDecide('client', active, open, { outcome: 'declined' })).toBe(false)
    expect(mayDecide('client', active, open, null)).toBe(false)
  })
})
