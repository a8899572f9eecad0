import { describe, expect, it } from 'vitest'
import { fromOurPages, isOrigin } from './origin'

const address = 'https://plans.example.com/'

describe('a state-changing request', () => {
  it.each([
    ['our origin', { origin: 'https://plans.example.com', fetchSite: 'same-origin' }],
    [
      'our origin from a browser without Sec-Fetch-Site',
      { origin: 'https://plans.example.com', fetchSite: null },
    ],
    ['no origin, said to be the same', { origin: null, fetchSite: 'same-origin' }],
  ])('is taken with %s', (_what, sent) => {
    expect(fromOurPages(sent, address)).toBe(true)
  })

  it.each([
    ['no header at all', { origin: null, fetchSite: null }],
    ['another site', { origin: 'https://evil.test', fetchSite: 'cross-site' }],
    ['another site that says it is the same', { origin: 'https://evil.test', fetchSite: 'same-origin' }],
    ['our origin, said to be cross-site', { origin: 'https://plans.example.com', fetchSite: 'cross-site' }],
    ['a sibling domain', { origin: 'https://other.example.com', fetchSite: 'same-site' }],
    ['a sandboxed frame', { origin: 'null', fetchSite: null }],
    ['another scheme', { origin: 'http://plans.example.com', fetchSite: null }],
    ['another port', { origin: 'https://plans.example.com:8443', fetchSite: null }],
    ['a name that begins like ours', { origin: 'https://plans.example.com.evil.test', fetchSite: null }],
    ['an address typed by hand', { origin: null, fetchSite: 'none' }],
    ['an empty origin', { origin: '', fetchSite: null }],
  ])('is refused with %s', (_what, sent) => {
    expect(fromOurPages(sent, address)).toBe(false)
  })
})

it('a socket is taken from exactly our origin', () => {
  expect(isOrigin('https://plans.example.com', address)).toBe(true)
  for (const other of [undefined, null, '', 'null', 'https://plans.example.com/', 'https://evil.test']) {
    expect(isOrigin(other, address)).toBe(false)
  }
})
