import { expect, test } from 'vitest'
import { joined } from '@/lib/visions/document/join'

test('two lines written apart become one, each word once', () => {
  const of = (line: string, years: number | null = null) => ({ fields: { line, years } })
  expect(joined('direction', [of('Lead a launch', null), of('Be home for supper', 3)])).toEqual({
    line: 'Lead a launch; Be home for supper',
    years: 3,
  })
  expect(joined('direction', [of('Lead a launch.'), of('Be home.')])).toMatchObject({
    line: 'Lead a launch. Be home.',
  })
  expect(joined('direction', [of(' Lead a launch '), of('Lead a launch')])).toMatchObject({
    line: 'Lead a launch',
  })
})

test('what is longer than one line takes is not joined', () => {
  const long = { fields: { line: 'word '.repeat(20), years: null } }
  expect(
    joined('direction', [long, { fields: { line: `more ${'word '.repeat(16)}`, years: null } }]),
  ).toBeNull()
})

test('links are those of both, and a choice is the first that was made', () => {
  const a = '00000000-0000-4000-8000-00000000000a'
  const b = '00000000-0000-4000-8000-00000000000b'
  expect(
    joined('milestone', [
      { fields: { outcome: 'x', serves: [a], status: 'ahead' } },
      { fields: { serves: [a, b], status: 'started' } },
    ]),
  ).toMatchObject({ outcome: 'x', serves: [a, b], status: 'started' })
})
