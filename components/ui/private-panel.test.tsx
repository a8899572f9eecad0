import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PrivatePanel } from './private-panel'

test('private looks private in four ways: hatch, lock, plum and words', () => {
  const drawn = renderToStaticMarkup(<PrivatePanel>My note</PrivatePanel>)
  expect(drawn).toContain('hatch')
  expect(drawn).toContain('lucide-lock')
  expect(drawn).toContain('bg-private-soft')
  expect(drawn).toContain('Only you can see this')
  expect(drawn).toContain('<section aria-label="Only you can see this"')
})
