import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Avatar, initials } from './avatar'

test('initials are the first and the last name', () => {
  expect(initials('Maya Okafor')).toBe('MO')
  expect(initials('Ana de la Cruz')).toBe('AC')
  expect(initials('  Cher ')).toBe('C')
  expect(initials('émile zola')).toBe('ÉZ')
  expect(initials('')).toBe('')
})

test('an avatar beside a name is not read twice; alone it has one', () => {
  expect(renderToStaticMarkup(<Avatar name="Maya Okafor" />)).toContain('aria-hidden="true"')
  expect(renderToStaticMarkup(<Avatar name="Maya Okafor" label="Maya Okafor, here now" here />)).toContain(
    'role="img" aria-label="Maya Okafor, here now"',
  )
})
