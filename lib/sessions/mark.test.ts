import { afterAll, expect, it } from 'vitest'
import { withPractice } from '@/db/practice'
import { addTopic, orderTopics } from '@/lib/agenda/commands'
import { admin, type Someone, setStage } from '@/lib/live/fixture'
import { newsStream } from '@/lib/news'
import { saveAnswers, sayReady } from '@/lib/preparation/commands'
import { markWithin } from './mark'
import { bookSessions, cancelSession } from './schedule'

afterAll(() => admin.end())

const markFor = async ({ actor }: Someone, sessionId: string) =>
  (await withPractice(actor, (practice) => markWithin(practice, sessionId)))?.mark

const booking = { day: '2031-03-04', clock: '16:00', minutes: 60, link: null, everyWeeks: 0, times: 1 }

it('whatever changes on the page of a session changes its mark, for the two alike, and for nobody else it has one', async () => {
  const { coach, client, otherClient, engagementId } = await setStage()
  const { sessionIds } = await withPractice(coach.actor, (practice) =>
    bookSessions(practice, { engagementId, ...booking }),
  )
  const sessionId = sessionIds[0] ?? ''
  const marks = new Set<string | undefined>()
  const look = async () => {
    const mark = await markFor(client, sessionId)
    expect(await markFor(coach, sessionId)).toBe(mark)
    marks.add(mark)
  }
  await look()
  await look()
  expect(marks.size).toBe(1)
  const topicIds = [crypto.randomUUID(), crypto.randomUUID()]
  for (const topicId of topicIds) {
    await withPractice(client.actor, (practice) =>
      addTopic(practice, { topicId, sessionId, text: 'The fund', minutes: 10 }),
    )
    await look()
  }
  await withPractice(coach.actor, (practice) =>
    orderTopics(practice, { sessionId, topicIds: topicIds.toReversed() }),
  )
  await look()
  await withPractice(client.actor, async (practice) => {
    await saveAnswers(practice, { sessionId, since: 'It moved.', focus: '', worth: '' })
    await sayReady(practice, { sessionId, ready: true })
  })
  await look()
  await withPractice(coach.actor, (practice) => cancelSession(practice, { sessionId, reason: 'The flu.' }))
  await look()
  expect(marks.size).toBe(6)
  expect(await markFor(otherClient, sessionId)).toBeUndefined()
})

it('a page that is open hears of a session that is called off, and of answers that may be read', async () => {
  const { coach, client, engagementId } = await setStage()
  const { practiceId, memberId } = client.actor
  const { sessionIds } = await withPractice(coach.actor, (practice) =>
    bookSessions(practice, { engagementId, ...booking }),
  )
  const sessionId = sessionIds[0] ?? ''
  const waiting = { practiceId, memberId, engagementIds: [engagementId], signInId: crypto.randomUUID() }
  const stream = newsStream({ ...waiting, of: ['session-changed'] }, async () =>
    String(await markFor(client, sessionId)),
  )
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  const next = async (): Promise<string> => {
    const line = decoder.decode((await reader.read()).value)
    return line.startsWith('data: ') ? line : next()
  }
  const before = await next()
  await withPractice(client.actor, async (practice) => {
    await saveAnswers(practice, { sessionId, since: 'It moved.', focus: '', worth: '' })
    await sayReady(practice, { sessionId, ready: true })
  })
  const ready = await next()
  expect(ready).not.toBe(before)
  await withPractice(coach.actor, (practice) => cancelSession(practice, { sessionId, reason: 'The flu.' }))
  expect(await next()).not.toBe(ready)
  await reader.cancel()
})
