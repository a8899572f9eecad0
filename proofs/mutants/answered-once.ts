import { cast, castEngagements } from '@/db/cast'
import { attempt, attemptFunction, type Sql, undone } from '../matrix/attempt'
import { hats } from '../matrix/people'

/** Whether a hand-over that has been answered can be answered again: the matrix asks about open ones. */
export async function answersTwice(sql: Sql): Promise<boolean> {
  let twice = false
  await undone(sql, async () => {
    await sql.unsafe(attemptFunction)
    await sql`
      insert into handovers (practice_id, engagement_id, from_coach_id, to_coach_id, proposed_by, answer, answered_by, answered_at)
      select practice_id, id, coach_id, ${cast.jonas.id}, coach_id, 'declined', client_id, now() from engagements
      where id = ${castEngagements.daniel.id}`
    for (const [name, answer] of [
      ['maya', 'withdrawn'],
      ['daniel', 'declined'],
    ] as const) {
      const hat = hats.find((each) => each.name === name)
      if (!hat) throw new Error(`Nobody is ${name}.`)
      const [cell] = await attempt(sql, hat, [
        {
          what: `${name}: ${answer}, answered already`,
          place: 'handovers',
          expected: false,
          statement: `update handovers set answer = '${answer}', answered_by = '${cast[name].id}', answered_at = now()
            where engagement_id = '${castEngagements.daniel.id}' and answer = 'declined'`,
          counts: 'rows',
        },
      ])
      twice ||= cell?.seen === true
    }
  })
  return twice
}
