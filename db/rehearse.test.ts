import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { cast } from './cast'
import { type Practice, withPractice } from './practice'
import { rehearse } from './rehearse'

const hold = ({ db }: Practice, what: string) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`rehearsed ${process.pid} ${what}`}, 9))`)

/** Two scenes that take the same two things in another order, and both have the first before either wants the second. */
async function crossed(open: (scene: (practice: Practice) => Promise<string>) => Promise<string>) {
  let waiting = 0
  const bothHaveOne = Promise.withResolvers<void>()
  const scene = (first: string, second: string) => async (practice: Practice) => {
    await hold(practice, first)
    if (++waiting === 2) bothHaveOne.resolve()
    await bothHaveOne.promise
    await hold(practice, second)
    return `${first} and ${second}`
  }
  return Promise.allSettled([open(scene('pen', 'paper')), open(scene('paper', 'pen'))])
}

it('a scene that waited for another in a circle is played again', async () => {
  expect(await crossed((scene) => rehearse('maya', scene))).toEqual([
    { status: 'fulfilled', value: 'pen and paper' },
    { status: 'fulfilled', value: 'paper and pen' },
  ])
})

it('the control: without that, one of the two fails', async () => {
  const { practiceId, id: memberId, role } = cast.maya
  const ended = await crossed((scene) => withPractice({ practiceId, memberId, role }, scene))
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
