import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormProblem, problemOf } from './form-problem'

test('what is not done is said aloud, and nothing is said while nothing is wrong', () => {
  expect(renderToStaticMarkup(<FormProblem className="mt-2">Nobody has this address.</FormProblem>)).toMatch(
    /<p role="alert" class="[^"]*mt-2">Nobody has this address\.<\/p>/,
  )
  expect(renderToStaticMarkup(<FormProblem>{null}</FormProblem>)).toBe('')
})

test('a refusal says its own sentence, and a server that said nothing what is true all the same', () => {
  const refused = {
    ok: false,
    refusal: { kind: 'conflict', sentence: 'A newer version was proposed.' },
  } as const
  expect(problemOf({ ok: true })).toBeNull()
  expect(problemOf(refused, 'Nothing was sent.')).toBe('A newer version was proposed.')
  expect(problemOf(null, 'Nothing was sent.')).toBe('The server did not answer. Nothing was sent.')
  expect(problemOf(null)).toBe('The server did not answer. Try again.')
})
