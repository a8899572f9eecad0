import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CodeField, Field, TextareaField } from './field'

test('a field has a label, and an error takes the place of its hint', () => {
  const drawn = renderToStaticMarkup(
    <Field id="due" label="Due" hint="A day." error="June has 30 days. Did you mean July 1?" />,
  )
  expect(drawn).toContain('<label for="due"')
  expect(drawn).toContain('aria-invalid="true"')
  expect(drawn).toContain('aria-describedby="due-says"')
  expect(drawn).toContain('June has 30 days.')
  expect(drawn).not.toContain('A day.')
})

test('a hint is read with its field', () => {
  const drawn = renderToStaticMarkup(<TextareaField id="why" label="Why" hint="In your own words." />)
  expect(drawn).toContain('aria-describedby="why-says"')
  expect(drawn).toContain('id="why-says"')
  expect(drawn).not.toContain('aria-invalid=')
})

test('a code can be filled in by the device and pasted with its gap', () => {
  const drawn = renderToStaticMarkup(<CodeField label="Code" />)
  expect(drawn).toContain('autoComplete="one-time-code"')
  expect(drawn).toContain('inputMode="numeric"')
  expect(drawn).toContain('maxLength="7"')
})
