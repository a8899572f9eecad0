import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Button } from './button'

test('a button that cannot be pressed keeps focus, says why, and sends no form', () => {
  const drawn = renderToStaticMarkup(
    <Button type="submit" unavailable="Maya signs first.">
      Sign version 3
    </Button>,
  )
  expect(drawn).not.toMatch(/\sdisabled/)
  expect(drawn).toContain('aria-disabled="true"')
  expect(drawn).toContain('type="button"')
  const id = drawn.match(/aria-describedby="([^"]+)"/)?.[1]
  expect(drawn).toContain(`id="${id}"`)
  expect(drawn).toContain('Maya signs first.')
})

test('a busy button says what it is doing and cannot be pressed twice', () => {
  const drawn = renderToStaticMarkup(
    <Button type="submit" busy="Signing">
      Sign version 3
    </Button>,
  )
  expect(drawn).toContain('Signing')
  expect(drawn).not.toContain('Sign version 3')
  expect(drawn).toContain('type="button"')
  expect(drawn).not.toMatch(/\sdisabled/)
})
