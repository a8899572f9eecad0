import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { findsCareless, mostHeard } from './guessing'
import { besiege } from './guessing/by-command'
import { aucOf } from './guessing/telling'
import { makeVictims } from './guessing/victims'
import { randomFrom } from './stage/frame'

// A small size of the proof: half an hour of guessing, by the commands behind the page.

const admin = postgres(process.env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })
afterAll(() => admin.end())

it('nobody gets in by guessing, and nobody is kept out by those who guess', async () => {
  const siege = await besiege(admin, await makeVictims(admin, 2), { rounds: 4, random: randomFrom(7) })
  expect(siege).toMatchObject({ guessed: 0, lockedOut: 0 })
  expect(siege.signIns).toBeGreaterThan(0)
  expect(siege.heard).toBeLessThanOrEqual(mostHeard)
  expect(await findsCareless(admin, randomFrom(11))).toEqual([true, true])
}, 300_000)

it('times that differ are told apart, and equal ones are not', () => {
  const times = Array.from({ length: 100 }, (_, at) => at)
  expect(
    aucOf(
      times,
      times.map((time) => time + 30),
    ),
  ).toBeGreaterThan(0.7)
  expect(aucOf(times, times)).toBeLessThan(0.51)
})
