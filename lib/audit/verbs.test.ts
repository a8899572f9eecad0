import { expect, it } from 'vitest'
import { verbGroups, verbs } from './verbs'

it('every verb is in exactly one group, so that narrowing the record hides nothing for good', () => {
  expect(Object.values(verbGroups).flat().sort()).toEqual([...verbs].sort())
})

it('every verb is plain words, as the database demands', () => {
  for (const verb of verbs) expect(verb).toMatch(/^[a-z]+( [a-z]+)*$/)
})
