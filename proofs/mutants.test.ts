import { expect, it } from 'vitest'
import { mutants } from './mutants'

// A small size of the proof: one table's policies, one policy's rules.

it('a loosened policy turns what asks about it red', async () => {
  const { counts, holds } = await mutants(process.env, {
    policy: ({ place }) => place === 'visions',
    rule: ({ file }) => file === 'lib/sessions/policy.ts',
  })
  expect(counts).toMatchObject({ survived: 0, red: 0, control: counts.planted })
  expect(counts.mutants).toBeGreaterThan(10)
  expect(holds).toBe(true)
}, 60_000)
