import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { askForNextSession, resolveThread, withdrawQuestion } from '@/lib/comments/decisions'
import { addDays, dayOf } from '@/lib/dates'
import { endSession, openUnbooked } from '@/lib/sessions/commands'
import { bookSessions, cancelSession } from '@/lib/sessions/schedule'
import { addTopic, changeTopic, orderTopics, putTopicBack, reachTopic, takeTopicOff } from './commands'
import { agendaWithin } from './queries'

const { hannah } = castEngagements

/** Nothing ahead but what this test books. */
async function clearTheWay(maya: Practice) {
  const booked = await maya.db.execute<{ id: string }>(sql`
    select id from sessions where engagement_id = ${hannah.id} and opened_at is null and cancelled_at is null
      and starts_at > now() - interval '12 hours'`)
  for (const { id } of booked) {
    const topics = await agendaWithin(maya, id)
    for (const topic of topics) await takeTopicOff(maya, topic.id)
    await cancelSession(maya, { sessionId: id, reason: 'Another day' })
  }
}

async function book(maya: Practice, inDays: number): Promise<string> {
  const day = addDays(dayOf(new Date(), 'America/New_York'), 200 + inDays)
  const { sessionIds } = await bookSessions(maya, {
    engagementId: hannah.id,
    day,
    clock: '09:15',
    minutes: 60,
    link: null,
    everyWeeks: 0,
    times: 1,
  })
  return sessionIds[0] ?? ''
}

async function put(practice: Practice, sessionId: string, text: string, minutes = 10): Promise<string> {
  return (await addTopic(practice, { topicId: randomUUID(), sessionId, text, minutes })).topicId
}

const texts = async (practice: Practice, sessionId: string) =>
  (await agendaWithin(practice, sessionId)).map(({ text }) => text)

describe('an agenda', () => {
  test('holds what either adds, in the order they give it, and says who', async () => {
    await rehearse('maya', async (maya) => {
      const session = await book(maya, 0)
      const budget = await put(maya, session, 'Budget ownership', 20)
      const client = await become(maya, 'hannah')
      const evenings = await put(client, session, 'What evenings cost')
      await orderTopics(client, { sessionId: session, topicIds: [evenings, budget] })
      await changeTopic(client, { topicId: budget, text: 'Who owns the budget', minutes: 25 })
      const agenda = await agendaWithin(await become(maya, 'maya'), session)
      expect(agenda.map(({ text, minutes, addedBy }) => [text, minutes, addedBy.id])).toEqual([
        ['What evenings cost', 10, cast.hannah.id],
        ['Who owns the budget', 25, cast.maya.id],
      ])
    })
  })

  test('is nobody else’s to read or to plan', async () => {
    await rehearse('maya', async (maya) => {
      const session = await book(maya, 0)
      const topic = await put(maya, session, 'Budget ownership')
      for (const someone of ['jonas', 'ingrid', 'luca', 'amara'] as const) {
        const other = await become(maya, someone)
        expect(await texts(other, session)).toEqual([])
        await expect(attempt(other, (p) => put(p, session, 'Mine'))).rejects.toMatchObject({
          kind: 'not-found',
        })
        await expect(attempt(other, (p) => takeTopicOff(p, topic))).rejects.toMatchObject({
          kind: 'not-found',
        })
      }
      expect(await texts(await become(maya, 'hannah'), session)).toEqual(['Budget ownership'])
    })
  })

  test('adds a topic once, however often the request arrives', async () => {
    await rehearse('maya', async (maya) => {
      const session = await book(maya, 0)
      const asked = { topicId: randomUUID(), sessionId: session, text: 'Once', minutes: 5 }
      await addTopic(maya, asked)
      await addTopic(maya, asked)
      expect(await texts(maya, session)).toEqual(['Once'])
    })
  })

  test('carries over what was not reached when the session ends, once, with who added it', async () => {
    await rehearse('maya', async (maya) => {
      await clearTheWay(maya)
      const next = await book(maya, 7)
      await put(maya, next, 'There already')
      const { sessionId } = await openUnbooked(maya, hannah.id)
      const client = await become(maya, 'hannah')
      const first = await put(client, sessionId, 'Reached')
      await put(client, sessionId, 'Left over', 15)
      await put(client, sessionId, 'Left over too')
      const off = await put(client, sessionId, 'Taken off')
      await takeTopicOff(client, off)
      await reachTopic(client, { topicId: first, reached: true })
      await endSession(await become(maya, 'maya'), sessionId)
      const agenda = await agendaWithin(maya, next)
      expect(agenda.map(({ text }) => text)).toEqual(['Left over', 'Left over too', 'There already'])
      expect(agenda[0]).toMatchObject({ minutes: 15, addedBy: { id: cast.hannah.id }, reachedAt: null })
      expect(agenda[0]?.carriedFrom).toBeGreaterThan(0)
      expect(agenda[2]?.carriedFrom).toBeNull()
      await expect(attempt(maya, (p) => put(p, sessionId, 'Too late'))).rejects.toMatchObject({
        kind: 'conflict',
      })
    })
  })

  test('carries over what a cancelled session was for, and waits where nothing is booked yet', async () => {
    await rehearse('maya', async (maya) => {
      await clearTheWay(maya)
      const session = await book(maya, 0)
      await put(maya, session, 'Still to come')
      await cancelSession(maya, { sessionId: session, reason: 'A funeral' })
      const later = await book(maya, 14)
      expect(await texts(maya, later)).toEqual(['Still to come'])
    })
  })

  test('is ticked off while the session is open, by either, and not before', async () => {
    await rehearse('maya', async (maya) => {
      const session = await book(maya, 0)
      const early = await put(maya, session, 'Not yet')
      await expect(
        attempt(maya, (p) => reachTopic(p, { topicId: early, reached: true })),
      ).rejects.toMatchObject({ kind: 'conflict' })
      const { sessionId } = await openUnbooked(maya, hannah.id)
      const topic = await put(maya, sessionId, 'Check in')
      const client = await become(maya, 'hannah')
      await reachTopic(client, { topicId: topic, reached: true })
      const [row] = await client.db.execute<{ reached_by: string }>(
        sql`select reached_by from agenda_topics where id = ${topic}`,
      )
      expect(row?.reached_by).toBe(cast.hannah.id)
      await reachTopic(client, { topicId: topic, reached: false })
      const agenda = await agendaWithin(client, sessionId)
      expect(agenda.find(({ id }) => id === topic)?.reachedAt).toBeNull()
    })
  })

  test('what is taken off can be put back where it was', async () => {
    await rehearse('maya', async (maya) => {
      const session = await book(maya, 0)
      const [one] = [await put(maya, session, 'One'), await put(maya, session, 'Two')]
      await takeTopicOff(maya, one)
      expect(await texts(maya, session)).toEqual(['Two'])
      await putTopicBack(maya, one)
      expect(await texts(maya, session)).toEqual(['One', 'Two'])
    })
  })
})

describe('a question for the next session', () => {
  async function openThread(maya: Practice): Promise<string> {
    const threadId = randomUUID()
    await maya.db.execute(sql`
      insert into threads (practice_id, id, engagement_id, section, quote, anchor, opened_by)
      values (${maya.actor.practiceId}, ${threadId}, ${hannah.id}, 'why', 'most nights', '{}', ${maya.actor.memberId})`)
    await maya.db.execute(sql`
      insert into comments (practice_id, engagement_id, thread_id, author_id, body)
      values (${maya.actor.practiceId}, ${hannah.id}, ${threadId}, ${maya.actor.memberId}, 'How many is most?')`)
    return threadId
  }

  const ofThread = async (practice: Practice, sessionId: string, threadId: string) =>
    (await agendaWithin(practice, sessionId)).filter(({ question }) => question?.threadId === threadId)

  test('is on its agenda, with what is asked, also when it is booked later', async () => {
    await rehearse('maya', async (maya) => {
      await clearTheWay(maya)
      const threadId = await openThread(maya)
      await askForNextSession(maya, threadId)
      const session = await book(maya, 0)
      expect(await ofThread(maya, session, threadId)).toMatchObject([
        { text: '“most nights”', question: { section: 'why', asks: 'How many is most?' } },
      ])
      await askForNextSession(maya, threadId)
      expect(await ofThread(maya, session, threadId)).toHaveLength(1)
    })
  })

  test('leaves it when it is taken back or resolved', async () => {
    await rehearse('maya', async (maya) => {
      await clearTheWay(maya)
      const session = await book(maya, 0)
      const [taken, resolved, kept] = [await openThread(maya), await openThread(maya), await openThread(maya)]
      for (const threadId of [taken, resolved, kept]) await askForNextSession(maya, threadId)
      await withdrawQuestion(maya, taken)
      await resolveThread(maya, resolved)
      expect(await ofThread(maya, session, taken)).toEqual([])
      expect(await ofThread(maya, session, resolved)).toEqual([])
      expect(await ofThread(maya, session, kept)).toHaveLength(1)
    })
  })
})
