import { sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { cast } from './cast'
import { appPool, closePools } from './client'
import { type Practice, withPractice } from './practice'
import { rehearse } from './rehearse'

afterAll(closePools)

type Scene = (practice: Pick<Practice, 'db'>) => Promise<string>

const hold = ({ db }: Pick<Practice, 'db'>, what: string) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`crossed ${process.pid} ${what}`}, 9))`)

/** Two that take the same two things in another order, and both have the first before either wants the second. */
async function crossed(open: (scene: Scene) => Promise<string>) {
  let begun = 0
  let waiting = 0
  const bothHaveOne = Promise.withResolvers<void>()
  const scene = (first: string, second: string): Scene => {
    return async (practice) => {
      begun++
      await hold(practice, first)
      if (++waiting === 2) bothHaveOne.resolve()
      await bothHaveOne.promise
      await hold(practice, second)
      return `${first} and ${second}`
    }
  }
  const ended = await Promise.allSettled([open(scene('pen', 'paper')), open(scene('paper', 'pen'))])
  return { begun, ended }
}

const bothDone = [
  { status: 'fulfilled', value: 'pen and paper' },
  { status: 'fulfilled', value: 'paper and pen' },
]

it('work that waited for other work in a circle is done again, so that both are done', async () => {
  const { practiceId, id: memberId, role } = cast.maya
  const { begun, ended } = await crossed((scene) => withPractice({ practiceId, memberId, role }, scene))
  expect(ended).toEqual(bothDone)
  expect(begun).toBe(3)
})

it('a scene of a test as well', async () => {
  const { ended } = await crossed((scene) => rehearse('maya', scene))
  expect(ended).toEqual(bothDone)
})

it('the control: in a transaction as it is, one of the two fails', async () => {
  const { ended } = await crossed((scene) => appPool().database.transaction((db) => scene({ db })))
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('what is refused for any other reason is not done again', async () => {
  const { practiceId, id: memberId, role } = cast.maya
  let begun = 0
  await expect(
    withPractice({ practiceId, memberId, role }, async () => {
      begun++
      throw new Error('No.')
    }),
  ).rejects.toThrow('No.')
  expect(begun).toBe(1)
})
