import { expect, test } from 'vitest'
import { currentHref } from './current-href'

const links = [
  { href: '/p/harbor/client' },
  { href: '/p/harbor/client/plan' },
  { href: '/p/harbor/client/plans' },
]

test('the current link is the longest one the page lies under', () => {
  expect(currentHref(links, '/p/harbor/client')).toBe('/p/harbor/client')
  expect(currentHref(links, '/p/harbor/client/plan/why')).toBe('/p/harbor/client/plan')
  expect(currentHref(links, '/p/harbor/client/plans')).toBe('/p/harbor/client/plans')
  expect(currentHref(links, '/p/tidewater/client')).toBeUndefined()
})
