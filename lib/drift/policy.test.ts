import { expect, it } from 'vitest'
import { mayAnswer } from './policy'

it('answering a signal and checking in is for the client, while the work is under way', () => {
  expect(mayAnswer('client', { status: 'active' })).toBe(true)
  expect(mayAnswer('client', { status: 'paused' })).toBe(true)
  expect(mayAnswer('client', { status: 'invited' })).toBe(false)
  expect(mayAnswer('client', { status: 'ended' })).toBe(false)
  expect(mayAnswer('coach', { status: 'active' })).toBe(false)
  expect(mayAnswer(null, { status: 'active' })).toBe(false)
})
