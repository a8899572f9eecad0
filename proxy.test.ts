import { NextRequest } from 'next/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { config, proxy } from './proxy'

beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubEnv('AUTH_URL', 'https://plans.example.com')
})
afterEach(() => vi.unstubAllEnvs())

const answer = (address = 'https://plans.example.com/p/harbor', headers = {}) =>
  proxy(new NextRequest(address, { headers }))
const policy = (response = answer()) => response.headers.get('content-security-policy') ?? ''
const directive = (name: string, whole = policy()) =>
  whole.split('; ').find((part) => part.startsWith(`${name} `)) ?? ''

test('scripts run by nonce only, and every answer has its own', () => {
  expect(directive('script-src')).toMatch(/^script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic'$/)
  expect(policy()).not.toContain('unsafe-eval')
  expect(policy()).not.toBe(policy())
})

test('style elements need the nonce; only style attributes are free', () => {
  expect(directive('style-src')).toMatch(/^style-src 'self' 'nonce-[0-9a-f]{32}'$/)
  expect(directive('style-src-attr')).toBe("style-src-attr 'unsafe-inline'")
})

test('nobody frames the page, and it talks only to its own origin', () => {
  expect(directive('frame-ancestors')).toBe("frame-ancestors 'none'")
  expect(directive('connect-src')).toBe("connect-src 'self' wss://plans.example.com")
  expect(directive('form-action')).toBe("form-action 'self'")
})

test('a forged Host changes nothing in the policy', () => {
  expect(policy(answer('https://evil.test/'))).not.toContain('evil')
})

test('the page is told the nonce that the policy names, not one a visitor sent', () => {
  const response = answer(undefined, { 'x-nonce': 'mine', 'content-security-policy': 'script-src *' })
  const nonce = response.headers.get('x-middleware-request-x-nonce')
  expect(policy(response)).toContain(`'nonce-${nonce}'`)
  expect(nonce).not.toBe('mine')
  expect(response.headers.get('x-middleware-request-content-security-policy')).toBe(policy(response))
})

test('the way back is remembered at the sign-in page alone, and only within a practice', () => {
  const remembered = (address: string) =>
    answer(`https://plans.example.com${address}`).headers.get('set-cookie')
  expect(remembered('/sign-in?to=%2Fp%2Fharbor%2Fclient')).toMatch(
    /^__Host-waymark-way-back=%2Fp%2Fharbor%2Fclient; Path=\/;.*HttpOnly; SameSite=lax$/,
  )
  expect(remembered('/sign-in?to=%2F%2Fevil.test%2Fp%2Fharbor')).toBeNull()
  expect(remembered('/p/harbor?to=%2Fp%2Fharbor%2Fclient')).toBeNull()
})

test('answers are private and never stored', () => {
  expect(answer().headers.get('cache-control')).toBe('private, no-store')
})

test('https is kept once it is had, and not asked for where it is not', () => {
  expect(answer().headers.get('strict-transport-security')).toContain('max-age=63072000')
  expect(policy()).toContain('upgrade-insecure-requests')
  vi.stubEnv('AUTH_URL', 'http://localhost:3000')
  expect(answer().headers.get('strict-transport-security')).toBeNull()
  expect(policy()).not.toContain('upgrade-insecure-requests')
  expect(directive('connect-src')).toBe("connect-src 'self' ws://localhost:3000")
})

test('pages and routes pass through here; built files and the socket do not', () => {
  const passes = new RegExp(`^${config.matcher}$`)
  for (const path of ['/', '/p/harbor/coach', '/api/auth/session', '/living', '/parts'])
    expect(passes.test(path), path).toBe(true)
  for (const path of ['/_next/static/chunks/a.js', '/live', '/live/x'])
    expect(passes.test(path), path).toBe(false)
})
