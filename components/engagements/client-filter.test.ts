import { expect, test } from 'vitest'
import { isNamed } from './client-filter'

test('a client is found by the beginning of any word of the name, with or without accents', () => {
  expect(isNamed('Tomás Lindqvist', 'tomas')).toBe(true)
  expect(isNamed('Tomás Lindqvist', 'LIND')).toBe(true)
  expect(isNamed('Tomás Lindqvist', 'tomás lin ')).toBe(true)
  expect(isNamed('Tomás Lindqvist', 'qvist')).toBe(false)
  expect(isNamed('Tomás Lindqvist', '')).toBe(true)
})
