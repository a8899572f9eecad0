import { expect, test } from 'vitest'
import { mayMoveVision, mayWriteTemplates } from './policy'

test('owners and coaches write templates, clients do not', () => {
  expect(mayWriteTemplates({ role: 'owner' })).toBe(true)
  expect(mayWriteTemplates({ role: 'coach' })).toBe(true)
  expect(mayWriteTemplates({ role: 'client' })).toBe(false)
})

test('the client moves a vision, and nobody else', () => {
  expect(mayMoveVision('client', { status: 'active' })).toBe(true)
  expect(mayMoveVision('client', { status: 'paused' })).toBe(true)
  expect(mayMoveVision('coach', { status: 'active' })).toBe(false)
  expect(mayMoveVision(null, { status: 'active' })).toBe(false)
})

test('not before the work, nor after it', () => {
  expect(mayMoveVision('client', { status: 'ended' })).toBe(false)
  expect(mayMoveVision('client', { status: 'invited' })).toBe(false)
})
