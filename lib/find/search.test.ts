import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { castEngagements, ids } from '@/db/cast'
import { closePools } from '@/db/client'
import type { Practice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { asSystem } from '@/db/system'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import { followDocument } from './follow'
import { passagesWith } from './passages'

afterAll(closePools)

const { daniel } = castEngagements
const found = (practice: Practice, ...words: string[]) => passagesWith(practice, 'harbor', words)

test('the coach and the client find a passage of the plan by the beginning of a word, and are led to its section', async () => {
  for (const [name, room, title] of [
    ['maya', 'coach', 'Daniel Reyes: Non-negotiables'],
    ['daniel', 'client', 'Non-negotiables'],
  ] as const) {
    const hits = await rehearse(name, (practice) => found(practice, 'supper', 'nights'))
    // What is to be talked about quotes the same words, and is found as well.
    const hit = hits.find(({ href }) => href === `/p/harbor/${room}/visions/${daniel.visionId}#nonneg`)
    expect(hit?.title).toBe(title)
    expect(hit?.excerpt?.match.toLowerCase()).toMatch(/^supper|^nights/)
  }
})

test('nobody else finds it: not a colleague, not the owner, not another client, not somebody next door', async () => {
  for (const name of ['jonas', 'ingrid', 'priya', 'amara'] as const) {
    expect(await rehearse(name, (practice) => found(practice, 'supper', 'nights')), name).toEqual([])
  }
})

test('a comment is found as it stands now, and when it is deleted no more', async () => {
  await rehearse('maya', async (practice) => {
    const { db, actor } = practice
    const [comment] = await db.execute<{ id: string }>(sql`
      insert into comments (practice_id, engagement_id, thread_id, author_id, body)
      select practice_id, engagement_id, id, ${actor.memberId}, 'A zebra in the Café' from threads
      where engagement_id = ${daniel.id} limit 1 returning id`)
    expect((await found(practice, 'cafe', 'zeb'))[0]?.title).toMatch(/^Daniel Reyes: Maya Okafor in /)
    await db.execute(sql`update comments set body = 'A walrus', edited_at = now() where id = ${comment?.id}`)
    expect(await found(practice, 'zebra')).toEqual([])
    expect(await found(practice, 'walruses')).toHaveLength(1)
    await db.execute(sql`update comments set body = '', deleted_at = now() where id = ${comment?.id}`)
    expect(await found(practice, 'walrus')).toEqual([])
  })
})

test('what was promised, is to be talked about and was sent is found by both, where it stands', async () => {
  await rehearse('maya', async (practice) => {
    const { db, actor } = practice
    const [commitment] = await db.execute<{ id: string }>(sql`
      insert into commitments (practice_id, engagement_id, owner_id, text, created_by)
      select practice_id, id, client_id, 'Feed the axolotl', ${actor.memberId} from engagements where id = ${daniel.id}
      returning id`)
    await db.execute(sql`
      insert into commitment_outcomes (practice_id, engagement_id, commitment_id, kind, words, member_id)
      values (${actor.practiceId}, ${daniel.id}, ${commitment?.id}, 'kept', 'It was hungry', ${actor.memberId})`)
    for (const word of ['axolotl', 'hungry']) {
      expect((await found(practice, word))[0]?.href).toBe(
        `/p/harbor/coach/engagements/${daniel.id}#commitments`,
      )
    }
    const [session] = await db.execute<{ id: string }>(sql`
      insert into agenda_topics (practice_id, engagement_id, session_id, text, rank, added_by)
      select practice_id, engagement_id, id, 'Talk of narwhals', 1, ${actor.memberId} from sessions
      where engagement_id = ${daniel.id} and opened_at is null and cancelled_at is null limit 1
      returning session_id as id`)
    expect((await found(practice, 'narwhal'))[0]?.href).toBe(`/p/harbor/coach/sessions/${session?.id}`)
    await db.execute(sql`
      update agenda_topics set taken_off_at = now() where text = 'Talk of narwhals'`)
    expect(await found(practice, 'narwhal')).toEqual([])
  })
})

test('a private draft is found by its client as it stands in the log, and by nobody else', async () => {
  const document = { practiceId: ids.harbor, documentId: daniel.documents.privateDraft }
  await followDocument({ ...document, engagementId: daniel.id, kind: 'private_draft' })
  const [own] = await rehearse('daniel', (practice) => found(practice, 'supper', 'four'))
  expect(own?.title).toBe('The life it supports, private')
  expect(own?.href).toBe(`/p/harbor/client/visions/${daniel.visionId}#life`)
  for (const name of ['maya', 'jonas', 'ingrid', 'priya', 'amara'] as const) {
    expect(await rehearse(name, (practice) => found(practice, 'supper', 'four')), name).toEqual([])
  }
})

test('every field of every element that holds words is found, and no choice, date or link is taken for words', async () => {
  const elements = Object.entries(elementKinds).map(([kind, { fields }]) => ({
    id: kind,
    kind,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, { form }]) => [
        name,
        form === 'links' ? ['x'] : form === 'number' ? 3 : `${form}-${kind}-${name}`,
      ]),
    ),
  }))
  const text = [
    { type: 'paragraph', content: [{ type: 'text', text: 'said-plainly' }, { type: 'hardBreak' }] },
    {
      type: 'bulletList',
      items: [[{ type: 'paragraph', content: [{ type: 'text', text: 'said-in-a-list', bold: true }] }]],
    },
  ]
  const [row] = await asSystem('read words', (db) =>
    db.execute<{ words: string }>(
      sql`select wall.words_of(${JSON.stringify({ key: 'why', text, elements })}::jsonb) as words`,
    ),
  )
  const read = row?.words.split('\n') ?? []
  const held = elements
    .flatMap(({ fields }) => Object.values(fields))
    .filter((value) => String(value).startsWith('words-'))
  expect(read.toSorted()).toEqual(['said-plainly', 'said-in-a-list', ...held].toSorted())
})
