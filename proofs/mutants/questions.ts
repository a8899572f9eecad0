import { type CastName, cast, castEngagements } from '@/db/cast'
import { attempt, attemptFunction, type Sql, undone } from '../matrix/attempt'
import { hats } from '../matrix/people'

// What the matrix's states of the work do not come to: rows that were one's to change, and are not any more.

type Question = { place: string; name: string; arrange: string; tries: readonly [CastName, string][] }

const daniels = `'${castEngagements.daniel.id}'`
const answering = (name: CastName, answer: string) =>
  `update handovers set answer = '${answer}', answered_by = '${cast[name].id}', answered_at = now()
    where engagement_id = ${daniels} and answer = 'declined'`

const questions: readonly Question[] = [
  {
    place: 'handovers',
    name: 'a second answer to a hand-over',
    arrange: `insert into handovers (practice_id, engagement_id, from_coach_id, to_coach_id, proposed_by, answer, answered_by, answered_at)
      select practice_id, id, coach_id, '${cast.jonas.id}', coach_id, 'declined', client_id, now()
      from engagements where id = ${daniels}`,
    tries: [
      ['maya', answering('maya', 'withdrawn')],
      ['daniel', answering('daniel', 'declined')],
    ],
  },
  {
    place: 'invitations',
    name: 'an invitation taken back by an owner who is none any more',
    arrange: `insert into invitations (practice_id, member_id, invited_by, email)
      select practice_id, '${cast.jonas.id}', id, 'once@proof.example' from members where id = '${cast.ingrid.id}';
      update members set role = 'coach' where id = '${cast.ingrid.id}'`,
    tries: [
      [
        'ingrid',
        `update invitations set revoked_at = now(), revoked_by = '${cast.ingrid.id}' where email = 'once@proof.example'`,
      ],
    ],
  },
  {
    place: 'comments',
    name: 'a deleted comment that is written again',
    arrange: `insert into threads (practice_id, engagement_id, section, quote, anchor, opened_by)
        select practice_id, id, 'why', 'once more', '{}', coach_id from engagements where id = ${daniels};
      insert into comments (practice_id, engagement_id, thread_id, author_id, body, deleted_at)
        select practice_id, engagement_id, id, opened_by, '', now() from threads where quote = 'once more'`,
    tries: [
      [
        'maya',
        `update comments set body = 'again', deleted_at = null where author_id = '${cast.maya.id}' and deleted_at is not null`,
      ],
    ],
  },
  {
    place: 'suggestions',
    name: 'a second answer to a suggestion',
    arrange: `insert into threads (practice_id, engagement_id, section, quote, anchor, opened_by)
        select practice_id, id, 'why', 'once more', '{}', coach_id from engagements where id = ${daniels};
      insert into suggestions (practice_id, engagement_id, thread_id, suggested_by, replacement, outcome, decided_by, decided_at)
        select t.practice_id, t.engagement_id, t.id, t.opened_by, 'other', 'declined', e.client_id, now()
        from threads t join engagements e on e.id = t.engagement_id where t.quote = 'once more'`,
    tries: [
      [
        'daniel',
        `update suggestions set outcome = 'applied', decided_by = '${cast.daniel.id}', decided_at = now()
          where outcome = 'declined'`,
      ],
    ],
  },
  {
    place: 'calendar_feeds',
    name: 'a secret address made for somebody who has none',
    arrange: `delete from calendar_feeds where member_id = '${cast.maya.id}'`,
    tries: [
      [
        'daniel',
        `insert into calendar_feeds (practice_id, member_id, token_hash)
          values ('${cast.maya.practiceId}', '${cast.maya.id}', repeat('a', 64))`,
      ],
    ],
  },
  {
    place: 'message_settings',
    name: 'what somebody is written, chosen for them',
    arrange: `delete from message_settings where member_id = '${cast.maya.id}'`,
    tries: [
      [
        'daniel',
        `insert into message_settings (practice_id, member_id, choices, rhythm, hour, weekday, day_before, hour_before, when_due)
          values ('${cast.maya.practiceId}', '${cast.maya.id}', '{}', 'daily', 8, 1, true, true, true)`,
      ],
    ],
  },
]

/** The first of these questions about a table that was answered, and should not have been. */
export async function answeredQuestion(sql: Sql, place?: string): Promise<string | null> {
  for (const question of questions) {
    if ((place === undefined || question.place === place) && (await isAnswered(sql, question))) {
      return question.name
    }
  }
  return null
}

async function isAnswered(sql: Sql, { place, name, arrange, tries }: Question): Promise<boolean> {
  let answered = false
  await undone(sql, async () => {
    await sql.unsafe(attemptFunction)
    await sql.unsafe(arrange)
    for (const [who, statement] of tries) {
      const hat = hats.find((each) => each.name === who)
      if (!hat) throw new Error(`Nobody is ${who}.`)
      const [cell] = await attempt(sql, hat, [
        { what: `${who}: ${name}`, place, expected: false, statement, counts: 'rows' },
      ])
      answered ||= cell?.seen === true
    }
  })
  return answered
}
