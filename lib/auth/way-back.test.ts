import { describe, expect, it } from 'vitest'
import { practiceOf, wayBack } from './way-back'

describe('the way back after signing in', () => {
  it.each([
    ['/p/harbor/client', 'harbor'],
    ['/p/harbor/client/visions/01a2?section=why', 'harbor'],
    ['/p/harbor?month=2026-11', 'harbor'],
  ])('leads to a page of a practice: %s', (path, practice) => {
    expect(wayBack(path)).toBe(path)
    expect(practiceOf(path)).toBe(practice)
  })

  it.each([
    null,
    undefined,
    '',
    '/',
    '/sign-in/out',
    '//evil.example/p/harbor',
    'https://evil.example/p/harbor',
    '/\\evil.example',
    '/p/\\..\\..\\evil.example',
    'javascript:alert(1)',
    '/p/../../sign-in/out',
    '/p/%2e%2e/sign-in/out',
    '/p/harbor\r\nset-cookie: a=b',
    `/p/${'a'.repeat(500)}`,
  ])('leads nowhere else: %s', (path) => {
    expect(wayBack(path)).toBeNull()
  })
})
