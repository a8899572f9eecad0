import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** As a process that was started with this environment answers a request with these headers. */
async function lends(set: Record<string, string | undefined>, sent: Record<string, string> = {}) {
  vi.resetModules()
  const local = { WAYMARK_DEMO: '1', AUTH_URL: 'http://localhost:3000', SMTP_URL: undefined, WEB_PORT: '1' }
  for (const [name, value] of Object.entries({ ...local, ...set })) vi.stubEnv(name, value)
  const { mayBorrowPeople } = await import('./demo')
  return mayBorrowPeople(new Headers({ host: 'localhost:3000', ...sent }))
}

describe('the people of the demo', () => {
  it('are lent on this machine', async () => {
    expect(await lends({})).toBe(true)
    expect(await lends({}, { 'x-forwarded-for': '127.0.0.1, ::1' })).toBe(true)
  })

  it('are not there where mail goes out, or where it is no demo', async () => {
    expect(await lends({ SMTP_URL: 'smtp://post.example' })).toBe(false)
    expect(await lends({ WAYMARK_DEMO: undefined })).toBe(false)
  })

  it.each([
    ['by another name', {}, { host: 'plans.example' }],
    ['through a proxy with another name', {}, { 'x-forwarded-host': 'plans.example' }],
    ['from another machine', {}, { 'x-forwarded-for': '203.0.113.9' }],
    ['for an address of its own', { AUTH_URL: 'https://plans.example' }, {}],
  ])('are not lent to who asks %s', async (_, set, sent) => {
    expect(await lends(set, sent)).toBe(false)
  })
})
